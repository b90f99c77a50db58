package org.larder.server.log;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.trpc.TrpcJson;
import org.slf4j.MDC;

/**
 * A record of the log as one line of JSON: time, level, logger, message, what the thread is busy with, and of a failure its
 * classes and places. The words of other people's exceptions are left out: they may hold what a user wrote.
 */
@NonNullByDefault({})
public final class JsonLines extends Formatter {

    private static final int FRAMES = 25;
    private static final int CAUSES = 5;
    private static final String OURS = "org.larder.";

    @Override
    public String format(LogRecord record) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", record.getInstant().toString()).put("level", level(record.getLevel()));
        line.put("logger", record.getLoggerName()).put("message", formatMessage(record));
        Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of())
                .forEach((name, value) -> put(line, name, value));
        if (record.getThrown() != null) {
            failure(line.putArray("failure"), record.getThrown(), CAUSES);
        }
        return TrpcJson.text(line) + "\n";
    }

    private static void put(ObjectNode line, String name, String value) {
        switch (name) {
            case "status", "ms", "bytes" -> line.put(name, Long.parseLong(value));
            default -> line.put(name, value);
        }
    }

    private static void failure(ArrayNode causes, Throwable thrown, int depth) {
        ObjectNode cause = causes.addObject().put("class", thrown.getClass().getName());
        if (thrown.getClass().getName().startsWith(OURS)) {
            cause.put("message", thrown.getMessage());
        }
        if (thrown instanceof SQLException sql) {
            cause.put("state", sql.getSQLState()).put("code", sql.getErrorCode());
        }
        ArrayNode at = cause.putArray("at");
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int index = 0; index < Math.min(FRAMES, frames.length); index++) {
            at.add(frames[index].toString());
        }
        if (thrown.getCause() != null && depth > 1) {
            failure(causes, thrown.getCause(), depth - 1);
        }
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }
}
