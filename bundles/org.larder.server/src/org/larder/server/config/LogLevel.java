package org.larder.server.config;

import java.util.Locale;
import java.util.stream.Stream;

/** How much is written. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    static LogLevel of(Configuration configuration) {
        return configuration.parsed(Setting.LOG_LEVEL, "error, warn, info or debug",
                text -> Stream.of(values())
                        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(text)).findFirst());
    }
}
