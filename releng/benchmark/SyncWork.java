import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.store.StorageEngine;

/** The workloads of the sync: which of them, on what. */
final class SyncWork {

    private static final String INTEROP = "LARDER_INTEROP";

    private final Sizes sizes;
    private final Path folder;

    SyncWork(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    /** @param workload with the operations per push that the server takes, if it is about them */
    void run(String workload, String subject) throws Exception {
        switch (workload) {
            case "push100", "push500" -> push(Integer.parseInt(workload.substring("push".length())), subject);
            case "feed" -> feed(subject);
            case "stream" -> stream(subject);
            case "queue" -> queue(subject);
            case "hint" -> hint(subject);
            default -> throw new IllegalArgumentException(workload);
        }
    }

    private void push(int operations, String subject) throws Exception {
        try (ServerProcess server = ServerProcess.storingNothing(0, 0, operations)) {
            var work = new PushWork(server.address(), sizes.calls(), operations);
            if (subject.equals("http")) {
                work.raw();
            } else {
                work.run(Worker.engine(subject), folder);
            }
        }
    }

    private void feed(String subject) throws Exception {
        try (ServerProcess server = ServerProcess.storingNothing(sizes.foods(), sizes.entries(), 500)) {
            var work = new FeedWork(server.address(), sizes.foods() + sizes.entries());
            if (subject.equals("http")) {
                work.raw();
            } else {
                work.run(Worker.engine(subject), folder);
            }
        }
    }

    private void stream(String subject) throws Exception {
        try (ServerProcess server = ServerProcess.storingNothing(sizes.foods(), sizes.entries(), 500)) {
            new FeedWork(server.address(), sizes.foods() + sizes.entries()).edited(Worker.engine(subject), folder);
        }
    }

    private void queue(String subject) throws Exception {
        try (ServerProcess server = ServerProcess.storingNothing(0, 0, 500)) {
            new QueueWork(server.address(), sizes.entries()).run(Worker.engine(subject), folder);
        }
    }

    private void hint(String subject) throws Exception {
        StorageEngine engine = Worker.engine(subject);
        try (ServerProcess server = ServerProcess.official(interop())) {
            new HintWork(server.address(), sizes.questions()).run(engine, folder);
        }
    }

    /** The folder of the official server. */
    static File interop() {
        return new File(Optional.ofNullable(System.getenv(INTEROP))
                .orElseThrow(() -> new IllegalArgumentException(INTEROP + " does not name the official server's folder")));
    }

    /** What the server was asked, since it was last asked for it. */
    static JsonNode counts(RawHttp http) throws IOException, InterruptedException {
        return http.query("bench.counts");
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
