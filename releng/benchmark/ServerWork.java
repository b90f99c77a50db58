import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The workloads of the server: which of them, on what. */
final class ServerWork {

    private final Sizes sizes;
    private final Path folder;

    /** @param folder for the server's data */
    ServerWork(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    /** @param subject node, derby or postgresql */
    void run(String workload, String subject) throws Exception {
        switch (subject) {
            case "node" -> {
                try (ServerProcess server = ServerProcess.official(SyncWork.interop())) {
                    run(workload, server);
                }
            }
            case "postgresql" -> {
                try (EmbeddedPostgres postgres = durable();
                        ServerProcess server = larder("--db", postgres.getJdbcUrl("postgres", "postgres"))) {
                    run(workload, server);
                }
            }
            default -> {
                try (ServerProcess server = larder()) {
                    run(workload, server);
                }
            }
        }
    }

    private void run(String workload, ServerProcess server) throws Exception {
        switch (workload) {
            case "ping" -> new PingWork(server.address(), sizes.seconds()).run();
            case "calls" -> new CallWork(server.address(), sizes.seconds()).run();
            case "account" -> new GrowthWork(server.address()).account(sizes.foods(), sizes.entries());
            case "users" -> new GrowthWork(server.address()).users(sizes.questions());
            case "streams" -> new StreamWork(server.address(), sizes.calls()).run();
            default -> throw new IllegalArgumentException(workload);
        }
    }

    private ServerProcess larder(String... flags) throws IOException {
        return ServerProcess.larder(Files.createDirectories(folder), List.of(flags));
    }

    /** The tests' PostgreSQL, told to write to the disk what it commits. */
    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on").start();
    }
}
