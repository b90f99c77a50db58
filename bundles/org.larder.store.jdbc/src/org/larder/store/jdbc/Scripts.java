package org.larder.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The statements of the bundle's scripts. */
final class Scripts {

    private Scripts() {
    }

    /** What is done around the filling of a new database, for tables of the newest version. */
    enum Script {
        /** Takes away what is made when all rows are there. */
        EMPTY("empty"),
        /** Makes it. */
        FILLED("filled");

        private final String name;

        Script(String name) {
            this.name = name;
        }
    }

    static List<String> statements(Script script) {
        return statements("schema/" + script.name + ".sql");
    }

    /** The statements that lead to a version from the one before; {@code ${id}} stands there for the type of ids. */
    static List<String> statements(int version) {
        return statements(String.format("schema/%03d.sql", version));
    }

    private static List<String> statements(String name) {
        String script = read(name).replaceAll("(?m)^--.*$", "");
        return Arrays.stream(script.split(";\\s*\\R|;\\s*$")).filter(sql -> !sql.isBlank()).toList();
    }

    private static String read(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
