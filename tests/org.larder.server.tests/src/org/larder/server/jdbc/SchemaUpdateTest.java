package org.larder.server.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.RecordType;
import org.larder.rules.OpRules.Receipt;
import org.larder.rules.OpRules.Status;
import org.larder.server.store.FeedEntry;
import org.larder.server.store.ServerStore;
import org.larder.server.testing.PostgresExtension;

class SchemaUpdateTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final String ANN = "0b6f3c52-8d1e-4b8a-9a77-5f2d1c3e4a10";
    private static final String OATS = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDatabaseOfTheFirstServerGoesOnAndItsCursorsToo() throws Exception {
        old();
        for (int start = 0; start < 2; start++) {
            try (ServerStore store = open("jdbc:derby:" + folder.resolve("derby"))) {
                assertThat(store.epoch()).isEqualTo("3f2a9d0e-6a51-4f6f-9d4b-0c6b3a1f2e77");
                List<FeedEntry> feed = store.read(ANN,
                        tables -> tables.changes(0, 9, ServerStoreContract.ALL));
                assertThat(feed).extracting(FeedEntry::number).containsExactly(1L, 2L);
                String name = store.read(ANN, tables -> tables.feedName());
                assertThat(name).isEqualTo("7c909782444a");
                Optional<Receipt> receipt = store.write(ANN, tables -> tables.receipt(UUID.fromString(OATS)));
                assertThat(receipt).contains(new Receipt("ab".repeat(32), Status.APPLIED));
                assertThat(store.accounts().byEmail("ann@example.org").orElseThrow().id()).isEqualTo(ANN);
                assertThat(store.accounts().byEmail("ben@example.org")).isPresent();
                assertThat(store.<Long>read(ANN, tables -> tables.liveCounts().get(RecordType.PRODUCT))).isEqualTo(1);
            }
        }
    }

    @Test
    void anUpdateThatDiedHalfWayIsDoneByTheNextStart() throws SQLException {
        String url = POSTGRES.another();
        String epoch;
        try (ServerStore store = open(url)) {
            epoch = store.epoch();
        }
        try (Connection connection = PostgresEngine.source(url, Optional.empty(), Optional.empty()).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE databasechangeloglock SET locked = true, lockedby = 'nobody'");
            statement.execute("DELETE FROM store_meta WHERE name = 'schema'");
        }
        try (ServerStore store = open(url)) {
            assertThat(store.epoch()).isEqualTo(epoch);
        }
    }

    private void old() throws IOException, SQLException {
        String log = folder.resolve("derby.log").toString();
        System.setProperty("derby.stream.error.file", System.getProperty("derby.stream.error.file", log));
        Path script = Path.of(System.getProperty("larder.root", ""), "tests", "org.larder.server.tests",
                "fixtures", "derby-schema-1.sql");
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.resolve("derby").toString());
        source.setCreateDatabase("create");
        try (Connection connection = source.getConnection(); var statement = connection.createStatement()) {
            Stream<String> lines = Files.readString(script).lines().filter(line -> !line.startsWith("--"));
            for (String each : Arrays.asList(String.join("\n", lines.toList()).split(";\n?"))) {
                statement.execute(each);
            }
        }
        new DerbyEngine(folder.resolve("derby")).end();
    }

    private static ServerStore open(String url) {
        return Stores.open(url, Optional.empty(), Optional.empty(), 4);
    }
}
