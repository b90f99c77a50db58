package org.larder.server.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be set, with its name in a file, its flag and what holds if nobody says otherwise. */
public enum Setting {

    HOST("listen.host", "--host", "ADDRESS", "127.0.0.1", "the address to listen on"),
    PORT("listen.port", "--port", "N", "4300", "the port to listen on, 0 picks a free one"),
    DATA("data", "--data", "DIR", Places.data().toString(), "the folder of the server's key and of a Derby database"),
    DB_URL("db.url", "--db", "URL", "", "jdbc:derby:FOLDER or jdbc:postgresql://HOST/NAME; Derby in the data folder"),
    DB_USER("db.user", "--db-user", "NAME", "", "the user of the database"),
    DB_PASSWORD("db.password", "", "", "", "its password"),
    DB_PASSWORD_FILE("db.password-file", "--db-password-file", "FILE", "", "a file that holds its password"),
    DB_CONNECTIONS("db.connections", "--db-connections", "N", "16", "connections to the database at most"),
    TLS_CERTIFICATE("tls.certificate", "--tls-certificate", "FILE", "", "certificate and chain in PEM; https then"),
    TLS_KEY("tls.key", "--tls-key", "FILE", "", "the private key in PEM"),
    PROXIES("proxies", "--proxies", "LIST", "", "networks of proxies whose X-Forwarded-For counts, as 10.0.0.0/8,::1"),
    MANAGEMENT_HOST("management.host", "--management-host", "ADDRESS", "127.0.0.1",
            "the address of /health and /metrics, if they have a port of their own"),
    MANAGEMENT_PORT("management.port", "--management-port", "N", "",
            "their own port; without it they are served beside /trpc"),
    CONNECTIONS("limits.connections", "--limit-connections", "N", "10000", "connections at a time"),
    REQUESTS_PER_MINUTE("limits.requests-per-minute", "--limit-requests", "N", "30000",
            "calls of one user in a minute; more are 429"),
    STREAMS("limits.streams", "--limit-streams", "N", "100", "streams of changes of one user at a time"),
    REQUEST_SECONDS("limits.request-seconds", "--limit-seconds", "N", "30", "time for a request to arrive whole"),
    STOP_SECONDS("stop.seconds", "--stop-seconds", "N", "15", "time for requests under way when the server is ended"),
    LOG_LEVEL("log.level", "--log-level", "LEVEL", "info", "error, warn, info or debug");

    private static final String PREFIX = "LARDER_SERVER_";

    private final String key;
    private final String flag;
    private final String argument;
    private final String usual;
    private final String help;

    Setting(String key, String flag, String argument, String usual, String help) {
        this.key = key;
        this.flag = flag;
        this.argument = argument;
        this.usual = usual;
        this.help = help;
    }

    static Optional<Setting> ofKey(String name) {
        return Stream.of(values()).filter(each -> each.key.equals(name)).findFirst();
    }

    static Optional<Setting> ofFlag(String word) {
        return Stream.of(values()).filter(each -> !each.flag.isEmpty() && each.flag.equals(word)).findFirst();
    }

    static Optional<Setting> ofVariable(String name) {
        return Stream.of(values()).filter(each -> each.variable().equals(name)).findFirst();
    }

    /** Whether a variable of the environment is meant for the server. */
    static boolean isOurs(String variable) {
        return variable.startsWith(PREFIX) && !variable.equals(ConfigurationFile.VARIABLE);
    }

    /** Its name in a file. */
    public String key() {
        return key;
    }

    /** Its name in the environment. */
    public String variable() {
        return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** What holds if nobody says otherwise. */
    String usual() {
        return usual;
    }

    /** The text with what nobody may read made unreadable. */
    String shown(String text) {
        return switch (this) {
            case DB_PASSWORD -> text.isEmpty() ? "" : Secrets.MASK;
            case DB_URL -> Secrets.masked(text);
            default -> text;
        };
    }

    /** A line of the help; empty if there is no flag. */
    Optional<String> help() {
        String shown = usual.isEmpty() ? "" : " (" + usual + ")";
        return flag.isEmpty() ? Optional.empty()
                : Optional.of(String.format("  %-28s %s%s", flag + " " + argument, help, shown));
    }
}
