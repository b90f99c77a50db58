package org.larder.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Causes of failures as they may be told and logged: an engine's messages may hold what is in the diary behind their first
 * line, such as the bytes of a damaged page.
 */
public final class Causes {

    private static final int LONGEST = 300;

    private Causes() {
    }

    /** The first line of a message, cut. */
    public static String line(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return message.substring(0, Math.min(LONGEST, message.length()));
    }

    /** The same exception with the first lines only of its message and its causes' messages. */
    public static SQLException brief(SQLException cause) {
        SQLException brief = new SQLException(line(cause), cause.getSQLState(), cause.getErrorCode());
        brief.setStackTrace(cause.getStackTrace());
        next(cause).ifPresent(next -> brief.initCause(next instanceof SQLException sql ? brief(sql) : named(next)));
        return brief;
    }

    private static Optional<Throwable> next(SQLException cause) {
        return Optional.<Throwable>ofNullable(cause.getNextException()).or(() -> Optional.ofNullable(cause.getCause()));
    }

    private static Throwable named(Throwable cause) {
        Throwable brief = new Exception(cause.getClass().getName() + ": " + line(cause));
        brief.setStackTrace(cause.getStackTrace());
        Optional.ofNullable(cause.getCause()).ifPresent(next -> brief.initCause(named(next)));
        return brief;
    }
}
