package org.larder.server.log;

import java.io.OutputStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.server.config.LogLevel;

/** The log of this process, from the start of this on until it is closed: lines of JSON to one stream. */
public final class Logging implements AutoCloseable {

    private static final List<String> OTHERS = List.of("org.eclipse.jetty", "com.zaxxer.hikari", "org.apache",
            "liquibase",
            "org.postgresql", "io.micrometer", "io.prometheus");

    private final Logger root = Logger.getLogger("");
    private final List<Handler> before = List.of(root.getHandlers());
    private final List<Logger> others = OTHERS.stream().map(Logger::getLogger).toList();
    private final Handler lines;

    /** @param level of what the server says itself; others are heard from WARN on, at DEBUG from INFO on */
    public Logging(LogLevel level, OutputStream stream) {
        lines = new Lines(stream);
        Level ours = switch (level) {
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
        };
        before.forEach(root::removeHandler);
        root.setLevel(ours);
        others.forEach(each -> each.setLevel(level == LogLevel.DEBUG ? Level.INFO : Level.WARNING));
        lines.setLevel(ours);
        root.addHandler(lines);
    }

    @Override
    public void close() {
        lines.flush();
        root.removeHandler(lines);
        before.forEach(root::addHandler);
        root.setLevel(Level.INFO);
        others.forEach(each -> each.setLevel(Level.INFO));
    }

    /** Every line is there at once. */
    @NonNullByDefault({})
    private static final class Lines extends StreamHandler {

        Lines(OutputStream stream) {
            super(stream, new JsonLines());
        }

        @Override
        public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
        }
    }
}
