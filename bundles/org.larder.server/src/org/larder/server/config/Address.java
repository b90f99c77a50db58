package org.larder.server.config;

import java.util.Optional;

/**
 * Where the server listens.
 *
 * @param port 0 picks a free one
 */
public record Address(String host, int port) {

    private static final int MAX_PORT = 65_535;

    static Address of(Configuration configuration, Setting host, Setting port) {
        return new Address(configuration.parsed(host, "an address",
                text -> Optional.of(text).filter(name -> !name.isBlank())),
                configuration.number(port, 0, MAX_PORT));
    }

    /** As a URL writes the host. */
    public String literal() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return literal() + ":" + port;
    }
}
