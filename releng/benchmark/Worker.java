import java.io.IOException;
import java.nio.file.Path;

import org.larder.api.store.StorageEngine;

/**
 * Measures one workload on one subject, in a process of its own: prints a line "FIGURE metric value" for each figure.
 *
 * <p>Arguments: the workload, the subject, the folder of its database, the sizes.
 */
public final class Worker {

    private Worker() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        Sizes sizes = Sizes.of(arguments[3]);
        switch (arguments[0]) {
            case "edit" -> new EditWork(sizes).run(arguments[1], folder);
            case "import" -> new BulkWork(sizes).importFoods(subject(arguments[1]), folder);
            case "add" -> new BulkWork(sizes).addRows(arguments[1], folder);
            case "pull" -> new BulkWork(sizes).pull(subject(arguments[1]), folder);
            case "read" -> new ReadWork(sizes).run(subject(arguments[1]), folder);
            case "open" -> open(subject(arguments[1]), folder);
            case "ping", "calls", "account", "users", "streams" -> new ServerWork(sizes, folder).run(arguments[0], arguments[1]);
            default -> new SyncWork(sizes, folder).run(arguments[0], arguments[1]);
        }
    }

    /** The first day, as soon as may be; who started the process measures. */
    private static void open(Subject subject, Path folder) {
        subject.open(folder);
        int entries = subject.day(World.TODAY);
        tell("entries", entries);
        subject.close();
    }

    static Subject subject(String name) throws ReflectiveOperationException, IOException {
        return switch (name) {
            case "sqlite" -> new SqliteDiary();
            default -> new LarderDiary(engine(name));
        };
    }

    static StorageEngine engine(String name) throws ReflectiveOperationException {
        return switch (name) {
            case "derby" -> component("org.larder.store.derby.DerbyStorage");
            case "h2" -> component("org.larder.store.h2.H2Storage");
            default -> throw new IllegalArgumentException(name);
        };
    }

    static void tell(String metric, double value) {
        System.out.println("FIGURE " + metric + " " + value);
        System.out.flush();
    }

    private static StorageEngine component(String component) throws ReflectiveOperationException {
        return (StorageEngine) Class.forName(component).getConstructor().newInstance();
    }
}
