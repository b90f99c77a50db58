package org.larder.server.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A file of properties; every fault is named with its line. */
final class ConfigurationFile {

    /** Names the file in the environment. */
    static final String VARIABLE = "LARDER_SERVER_CONFIG";

    private final Path file;
    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

    private ConfigurationFile(Path file) {
        this.file = file;
    }

    /** @throws UsageException if it cannot be read, or holds what is not known or stands there twice */
    static Map<Setting, Value> read(Path file) {
        var reading = new ConfigurationFile(file);
        reading.lines(reading.content());
        return reading.values;
    }

    private List<String> content() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UsageException("the configuration " + file + " cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    /** A line that ends in a backslash goes on in the next one, as in all properties. */
    private void lines(List<String> lines) {
        int first = 0;
        while (first < lines.size()) {
            int last = first;
            while (continued(lines.get(last)) && last + 1 < lines.size()) {
                last++;
            }
            entry(String.join("\n", lines.subList(first, last + 1)), file + ":" + (first + 1));
            first = last + 1;
        }
    }

    private void entry(String text, String origin) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(origin + ": " + e.getMessage());
        }
        properties.forEach((key, value) -> put(key.toString(), new Value(value.toString().strip(), origin)));
    }

    private void put(String key, Value value) {
        Setting setting = Setting.ofKey(key).orElseThrow(() -> new UsageException(value.origin()
                + ": there is no setting " + key + "; \"larder-server --print-config\" shows those that there are"));
        Optional.ofNullable(values.put(setting, value)).ifPresent(before -> {
            throw new UsageException(value.origin() + ": " + key + " stands already at " + before.origin());
        });
    }

    private static boolean continued(String line) {
        String start = line.stripLeading();
        boolean comment = start.startsWith("#") || start.startsWith("!");
        int slashes = line.length() - line.replaceAll("\\\\+$", "").length();
        return !comment && slashes % 2 == 1;
    }
}
