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
 * @param suites what is measured: store, sync, server
 * @param workloads to be measured of them
 * @param named the engines to be measured; none: all
 * @param json where the figures are written too
 * @param quick smaller sizes, one round
 * @param keep whether loaded databases stay, and are used if they are there
 */
record Options(Set<String> suites, Set<String> workloads, List<String> named, Optional<Path> json, boolean quick, boolean keep) {

    private static final Set<String> WORKLOADS = Set.of("W1", "W2", "W3", "W4", "W5", "W6", "S1", "S2", "S3",
            "T1", "T2", "T3", "T4", "T5", "T6");
    private static final Set<String> STORE = Set.of("store");
    private static final Set<String> ENGINES = Set.of("derby", "h2", "postgresql");

    /** @throws IllegalArgumentException with a message for the person */
    static Options of(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Set<String> suites = new TreeSet<>();
        Set<String> workloads = WORKLOADS;
        List<String> engines = List.of();
        Optional<Path> json = Optional.empty();
        boolean quick = false;
        boolean keep = false;
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "store", "sync", "server" -> suites.add(option);
                case "--only" -> workloads = Set.copyOf(named(value(option, rest), WORKLOADS));
                case "--engines" -> engines = named(value(option, rest), ENGINES);
                case "--json" -> json = Optional.of(writable(value(option, rest)));
                case "--quick" -> quick = true;
                case "--keep" -> keep = true;
                default -> throw new IllegalArgumentException("what is " + option + "? See --help");
            }
        }
        return new Options(suites.isEmpty() ? STORE : Set.copyOf(suites), workloads, engines, json, quick, keep);
    }

    /** Those to be measured of the engines that there are. */
    List<String> engines(List<String> all) {
        return named.isEmpty() ? all : all.stream().filter(named::contains).toList();
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
