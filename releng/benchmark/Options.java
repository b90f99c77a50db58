import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the person asked for.
 *
 * @param workloads to be measured
 * @param engines to be measured
 * @param json where the figures are written too
 * @param quick smaller sizes, one round
 * @param postgresql the address of an empty database, if the server is to be measured on it
 * @param keep whether loaded databases stay, and are used if they are there
 */
record Options(Set<String> workloads, List<String> engines, Optional<Path> json, boolean quick, boolean keep,
        Optional<String> postgresql) {

    private static final Set<String> WORKLOADS = Set.of("W1", "W2", "W3", "W5", "W6", "S1", "S2", "S3", "S4", "S5");
    private static final Set<String> ENGINES = Set.of("derby", "h2");

    /** @throws IllegalArgumentException with a message for the person */
    static Options of(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Set<String> workloads = WORKLOADS;
        List<String> engines = List.of("derby", "h2");
        Optional<Path> json = Optional.empty();
        boolean quick = false;
        boolean keep = false;
        Optional<String> postgresql = Optional.empty();
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "store", "server" -> { }
                case "--only" -> workloads = Set.copyOf(named(value(option, rest), WORKLOADS));
                case "--engines" -> engines = named(value(option, rest), ENGINES);
                case "--json" -> json = Optional.of(writable(value(option, rest)));
                case "--quick" -> quick = true;
                case "--keep" -> keep = true;
                case "--postgresql" -> postgresql = Optional.of(value(option, rest));
                default -> throw new IllegalArgumentException("what is " + option + "? See --help");
            }
        }
        return new Options(workloads, engines, json, quick, keep, postgresql);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.pop();
    }

    private static Path writable(String name) {
        Path file = Path.of(name).toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : file.getParent())) {
            throw new IllegalArgumentException(name + " cannot be written");
        }
        return file;
    }

    private static List<String> named(String list, Set<String> known) {
        List<String> names = List.of(list.split(","));
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("there is no " + unknown + "; there are: " + new TreeSet<>(known));
        });
        return names;
    }
}
