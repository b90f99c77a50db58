package org.larder.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every setting is set to: a flag wins over the environment, that over the file, that over what is usual. */
public final class Configuration {

    private static final String FILE_FLAG = "--config";

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);

    private Configuration() {
    }

    /**
     * Puts all together.
     *
     * @param words the command line, without {@code --help} and {@code --print-config}
     * @throws UsageException naming a word, a variable or a line that is not known
     */
    public static Configuration of(List<String> words, Map<String, String> environment) {
        var flags = new EnumMap<Setting, Value>(Setting.class);
        Optional<String> file = flags(words, flags);
        var configuration = new Configuration();
        for (Setting setting : Setting.values()) {
            configuration.values.put(setting, new Value(setting.usual(), Value.USUAL));
        }
        file.or(() -> Optional.ofNullable(environment.get(ConfigurationFile.VARIABLE)))
                .ifPresent(name -> configuration.values.putAll(ConfigurationFile.read(path(FILE_FLAG, name))));
        configuration.values.putAll(variables(environment));
        configuration.values.putAll(flags);
        return configuration;
    }

    /** The lines of the help that tell the flags. */
    public static String flagHelp() {
        return Stream.of(Setting.values()).flatMap(each -> each.help().stream()).collect(Collectors.joining("\n"));
    }

    /** A line for each setting: its value, secrets masked, and where that comes from. */
    public String print() {
        return Stream.of(Setting.values())
                .map(each -> String.format("%-40s # %s%n", each.key() + " = " + each.shown(value(each).text()),
                        value(each).origin()))
                .collect(Collectors.joining());
    }

    String text(Setting setting) {
        return value(setting).text();
    }

    Optional<String> optional(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    int number(Setting setting, int min, int max) {
        return parsed(setting, "a number from " + min + " to " + max, text -> {
            int number = Integer.parseInt(text);
            return number >= min && number <= max ? Optional.of(number) : Optional.empty();
        });
    }

    Path path(Setting setting) {
        return path(named(setting), text(setting));
    }

    /** @param form what it should be, as {@code a number}; what it makes of the text may be nothing */
    <T> T parsed(Setting setting, String form, Function<String, Optional<T>> parser) {
        try {
            Optional<T> result = parser.apply(text(setting));
            if (result.isPresent()) {
                return result.get();
            }
        } catch (IllegalArgumentException e) {
            throw wrong(setting, form);
        }
        throw wrong(setting, form);
    }

    /** The value is of another form. */
    UsageException wrong(Setting setting, String form) {
        return new UsageException(named(setting) + " takes " + form + ", not " + setting.shown(text(setting)));
    }

    /** The setting with the place where it was set. */
    String named(Setting setting) {
        String origin = value(setting).origin();
        return origin.contains(":") || origin.equals(Value.USUAL) ? origin + ": " + setting.key() : origin;
    }

    private Value value(Setting setting) {
        return Optional.ofNullable(values.get(setting)).orElseThrow();
    }

    private static Optional<String> flags(List<String> words, Map<Setting, Value> flags) {
        Optional<String> file = Optional.empty();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals(FILE_FLAG)) {
                file = Optional.of(argument(word, rest));
            } else {
                Setting setting = Setting.ofFlag(word).orElseThrow(
                        () -> new UsageException("unknown option " + word + "; --help lists them"));
                flags.put(setting, new Value(argument(word, rest), word));
            }
        }
        return file;
    }

    private static String argument(String flag, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(flag + " needs a value; --help shows how");
        }
        return rest.next();
    }

    private static Map<Setting, Value> variables(Map<String, String> environment) {
        var found = new EnumMap<Setting, Value>(Setting.class);
        new TreeMap<>(environment).forEach((name, text) -> {
            if (Setting.isOurs(name)) {
                found.put(Setting.ofVariable(name).orElseThrow(() -> new UsageException("there is no setting for the"
                        + " variable " + name + "; \"larder-server --print-config\" shows those that there are")),
                        new Value(text.strip(), name));
            }
        });
        return found;
    }

    private static Path path(String named, String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new UsageException(named + ": no name of a file or folder: " + text);
        }
    }
}
