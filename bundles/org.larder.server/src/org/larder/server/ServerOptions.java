package org.larder.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * How the server is started.
 *
 * @param host the address to listen on
 * @param port 0 picks a free one
 * @param data the folder of the server's key and, unless told otherwise, of its database
 * @param database the folder of the Derby database
 */
public record ServerOptions(String host, int port, Path data, Path database) {

    /** What {@code --help} prints. */
    public static final String HELP = """
            The sync server of Larder, in the foreground.

              --host ADDRESS  the address to listen on (127.0.0.1)
              --port N        the port to listen on, 0 picks a free one (4300)
              --data DIR      the folder that keeps accounts, records and the server's key (%s)
              --db URL        another place for the database: jdbc:derby:FOLDER
              --help          this text

            When it is ready, the first line on standard output is LARDER_SERVER and its address. SIGTERM ends it.
            """.formatted(defaultData());

    private static final String DERBY = "jdbc:derby:";
    private static final int DEFAULT_PORT = 4300;
    private static final int MAX_PORT = 65_535;

    /** Whether somebody asks how to use the server. */
    static boolean asksForHelp(List<String> words) {
        return words.contains("--help") || words.contains("-h");
    }

    /** @throws UsageException naming the word that is wrong */
    static ServerOptions parse(List<String> words) {
        String host = "127.0.0.1";
        int port = DEFAULT_PORT;
        Path data = defaultData();
        String database = "";
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--host" -> host = value(word, rest);
                case "--port" -> port = port(value(word, rest));
                case "--data" -> data = folder(value(word, rest));
                case "--db" -> database = value(word, rest);
                default -> throw new UsageException("unknown option " + word + "; --help lists them");
            }
        }
        return new ServerOptions(host, port, data, database.isEmpty() ? data.resolve("derby") : database(database));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value; --help shows how");
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw badPort(text);
        }
        throw badPort(text);
    }

    private static UsageException badPort(String text) {
        return new UsageException("--port takes a number from 0 to " + MAX_PORT + ", not " + text);
    }

    private static Path database(String url) {
        String folder = url.startsWith(DERBY) ? url.substring(DERBY.length()) : "";
        if (folder.isEmpty() || folder.contains(";") || folder.startsWith("//") || folder.startsWith("memory:")) {
            throw new UsageException("--db takes jdbc:derby:FOLDER, not " + url.replaceAll("//[^/@]*@", "//...@"));
        }
        return folder(folder);
    }

    private static Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new UsageException("no name of a folder: " + text);
        }
    }

    private static Path defaultData() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return Path.of(environment("LOCALAPPDATA", home), "Larder", "server");
        }
        return system.contains("mac")
                ? Path.of(home, "Library", "Application Support", "Larder", "server")
                : Path.of(environment("XDG_DATA_HOME", home + "/.local/share"), "Larder", "server");
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
