package org.larder.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the server is started.
 *
 * @param data the folder of the server's key and, unless told otherwise, of its database
 * @param tls empty for plain HTTP
 * @param proxies those whose word about a caller's address counts
 * @param management where health and metrics are served; empty if beside everything else
 * @param drain how long requests under way may take when the server ends
 */
public record ServerOptions(Address listen, Path data, DatabaseOptions database, Optional<TlsFiles> tls,
        Networks proxies, Optional<Address> management, Load load, Duration drain, LogLevel logLevel) {

    /** @throws UsageException naming the word, variable or line that is wrong */
    public static ServerOptions parse(List<String> words, Map<String, String> environment) {
        return of(Configuration.of(words, environment));
    }

    /** @throws UsageException naming the word, variable or line that is wrong */
    public static ServerOptions of(Configuration configuration) {
        Path data = configuration.path(Setting.DATA);
        return new ServerOptions(Address.of(configuration, Setting.HOST, Setting.PORT), data,
                DatabaseOptions.of(configuration, data), TlsFiles.of(configuration), Networks.of(configuration),
                configuration.optional(Setting.MANAGEMENT_PORT)
                        .map(port -> Address.of(configuration, Setting.MANAGEMENT_HOST, Setting.MANAGEMENT_PORT)),
                Load.of(configuration), Duration.ofSeconds(configuration.number(Setting.STOP_SECONDS, 0, 3600)),
                LogLevel.of(configuration));
    }

    /** Everything as usual, with Derby in the folder. */
    public static ServerOptions local(Path data, int port) {
        return parse(List.of("--data", data.toString(), "--port", Integer.toString(port)), Map.of());
    }

    /** The same with another database. */
    public ServerOptions database(DatabaseOptions other) {
        return new ServerOptions(listen, data, other, tls, proxies, management, load, drain, logLevel);
    }
}
