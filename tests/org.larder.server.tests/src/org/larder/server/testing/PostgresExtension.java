package org.larder.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A real PostgreSQL, started once for all tests, with an empty database for each class. */
public final class PostgresExtension implements BeforeAllCallback {

    private static final Namespace OURS = Namespace.create(PostgresExtension.class);
    private static final String OWNER = "postgres";

    private Optional<String> url = Optional.empty();
    private Optional<Machine> machine = Optional.empty();

    @Override
    @NonNullByDefault({})
    public void beforeAll(ExtensionContext context) throws SQLException {
        Machine running = context.getRoot().getStore(OURS).getOrComputeIfAbsent(Machine.class, key -> new Machine(),
                Machine.class);
        machine = Optional.of(running);
        url = Optional.of(running.database());
    }

    /** The address of the database, with its user. */
    public String url() {
        return url.orElseThrow();
    }

    /** The address of another empty database. */
    public String another() {
        try {
            return machine.orElseThrow().database();
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be made", e);
        }
    }

    /** The address of a database with all that is in this one now; nobody may be connected. */
    public String copy() throws SQLException {
        breakConnections();
        return machine.orElseThrow().database(" TEMPLATE " + name());
    }

    /** As somebody outside. */
    public Connection connection() throws SQLException {
        return machine.orElseThrow().postgres.getDatabase(OWNER, name()).getConnection();
    }

    /** Breaks all connections to the database but the one that asks. */
    public void breakConnections() {
        try (Connection outside = connection(); var statement = outside.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException("the connections could not be broken", e);
        }
    }

    private String name() {
        String text = url();
        return text.substring(text.lastIndexOf('/') + 1, text.indexOf('?'));
    }

    private static final class Machine implements AutoCloseable {

        private final EmbeddedPostgres postgres;

        Machine() {
            try {
                postgres = EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String database() throws SQLException {
            return database("");
        }

        private String database(String like) throws SQLException {
            String name = "larder_" + UUID.randomUUID().toString().substring(0, 8);
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + like);
            }
            return postgres.getJdbcUrl(OWNER, name);
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
