package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreTooNewException;
import org.larder.api.store.StoreUnavailableException;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.ChildJava;
import org.larder.testing.Household;
import org.larder.testing.TestProfile;

class DerbyEngineTest {

    private final TestProfile profile;
    private final Path folder;
    private LocalStore store;

    DerbyEngineTest(@TempDir Path parent) {
        profile = new TestProfile(parent, "dev1");
        folder = profile.storeFolder("derby");
        store = Household.derbyAsItIs(profile, Surroundings.of("dev1"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewDatabaseIsMadeWholeOrNotAtAll() throws IOException {
        Files.createDirectories(folder.resolve("new-db").resolve("seg0"));
        Files.writeString(folder.resolve("new-db").resolve("service.properties"), "half of it");

        store.open();

        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries.map(each -> each.getFileName().toString())).containsExactly("db");
        }
        assertThat(store.sync().empty()).isTrue();
        assertThat(store.engine()).isEqualTo("derby");
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAsItIs() throws SQLException {
        filled();
        sql("UPDATE META SET CONTENT = '9' || CONTENT WHERE NAME = 'schema'");

        assertThatThrownBy(store::open).isInstanceOf(StoreTooNewException.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining("schema 9");
        assertThat(profile.folder().resolve("backups")).doesNotExist();

        sql("UPDATE META SET CONTENT = SUBSTR(CAST(CONTENT AS VARCHAR(9)), 2) WHERE NAME = 'schema'");
        store.open();
        assertThat(products()).isEqualTo(1);
    }

    @Test
    void aDamagedDatabaseIsNamedAndLeftAsItIs() throws IOException {
        filled();
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("db").resolve("seg0"))) {
            files.forEach(pages::add);
        }
        for (Path each : pages) {
            Files.write(each, new byte[(int) Files.size(each)]);
        }

        assertThatThrownBy(store::open).isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("backup");
        assertThat(pages).allMatch(Files::exists);
    }

    @Test
    void aLostFileOfTheDatabaseIsNoReasonToMakeANewOne() throws IOException {
        filled();
        remove(folder.resolve("db").resolve("seg0"));

        assertThatThrownBy(store::open).isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("backup");
        assertThat(folder.resolve("db")).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(profile.folder().resolve("store"), "a file");

        assertThatThrownBy(store::open).isInstanceOf(StoreException.class).hasMessageContaining("store");
    }

    @Test
    void aDatabaseThatAnotherProgramHasOpenIsRefusedUntilItEnds() throws IOException, InterruptedException {
        Process other = ChildJava.start(OpenUntilTold.class, profile.folder().toString());
        try {
            assertThat(other.inputReader().lines().anyMatch("open"::equals)).isTrue();
            assertThatThrownBy(store::open).isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("in use by another program");
        } finally {
            other.destroyForcibly().waitFor();
        }
        store.open();
        assertThat(products()).isZero();
    }

    @Test
    void theViewsSayWhatTheStoreSays() throws SQLException {
        store.open();
        RecordKey key = put("Oats");
        store.close();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NAME, \"_synced\", \"_syncError\", \"_version\","
                        + " \"_lastModified\", \"_syncTimestamp\" FROM PRODUCT_STATE")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("Oats");
            assertThat(row.getInt(2)).isZero();
            assertThat(row.getString(3)).isNull();
            assertThat(row.getLong(4)).isZero();
            assertThat(row.getString(5)).endsWith("-dev1");
            assertThat(row.getString(6)).isNull();
        }
        shutDown();
        store.open();
        assertThat(store.read(reader -> reader.find(Product.class, key)).isPresent()).isTrue();
    }

    @Test
    void derbyKeepsNoLogAndEveryCommitIsSynced() throws IOException {
        filled();

        try (Stream<Path> files = Files.walk(profile.folder())) {
            assertThat(files).noneMatch(each -> each.toString().endsWith("derby.log"));
        }
        assertThat(System.getProperty("derby.system.durability")).isNull();
    }

    private void filled() {
        store.open();
        put("Oats");
        store.close();
    }

    private RecordKey put(String name) {
        RecordKey key = RecordKey.product(UUID.randomUUID());
        store.edit(EditStep.of("Add"), editor -> editor.put(key, new Product(name, new Nutrients(1, 2, 3, 4))));
        return key;
    }

    private long products() {
        return store.read(reader -> reader.countProducts(""));
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
        shutDown();
    }

    private Connection connect() throws SQLException {
        return source().getConnection();
    }

    private void shutDown() {
        EmbeddedDataSource source = source();
        source.setShutdownDatabase("shutdown");
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
    }

    private EmbeddedDataSource source() {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(folder.resolve("db").toString());
        return source;
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
