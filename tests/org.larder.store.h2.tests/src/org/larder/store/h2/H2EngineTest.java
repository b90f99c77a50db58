package org.larder.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.StoreKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreTooNewException;
import org.larder.api.store.StoreUnavailableException;
import org.larder.testing.TestProfile;

class H2EngineTest {

    private static final String FILE = "diary.mv.db";
    private static final long PACKED = 4 << 20;
    private static final int INTERRUPTS = 300;
    private static final int SPINS = 100;

    private final Path parent;
    private final Path folder;
    private LocalStore store;

    H2EngineTest(@TempDir Path parent) {
        this.parent = parent;
        StorePlace place = TestProfile.place(new TestProfile(parent, "dev1"), "h2");
        folder = place.folder();
        store = new H2Storage().store(place);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewDatabaseIsMadeWholeOrNotAtAll() throws IOException {
        Path unfinished = Files.createDirectories(folder.resolveSibling("new-db"));
        Files.writeString(unfinished.resolve(FILE), "half of it");

        store.open();

        assertThat(names(folder.getParent())).containsExactly("db");
        assertThat(names(folder)).containsExactly(FILE);
        assertThat(store.sync().empty()).isTrue();
        assertThat(store.engine()).isEqualTo("h2");
    }

    @Test
    void aDatabaseThatShouldBeThereIsNotMade() {
        StorePlace place = new StorePlace(folder, "dev1", Optional.empty(), false, parent, parent);
        LocalStore missing = new H2Storage().store(place);

        assertThatThrownBy(missing::open).isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("restore a backup");
        assertThat(folder.getParent()).doesNotExist();
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAsItIs() throws SQLException {
        filled();
        sql("UPDATE META SET CONTENT = '99' WHERE NAME = 'schema'");

        assertThatThrownBy(store::open).isInstanceOf(StoreTooNewException.class).hasMessageContaining("99");

        sql("UPDATE META SET CONTENT = '4' WHERE NAME = 'schema'");
        store.open();
        assertThat(products()).isEqualTo(1);
    }

    @Test
    void aDamagedDatabaseIsNamedAndLeftAsItIs() throws IOException {
        filled();
        byte[] zeroes = new byte[(int) Files.size(folder.resolve(FILE))];
        Files.write(folder.resolve(FILE), zeroes);

        assertThatThrownBy(store::open).isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("backup");
        assertThat(folder.resolve(FILE)).hasBinaryContent(zeroes);
        assertThat(names(folder)).containsExactly(FILE);
    }

    @Test
    void aLostFileOfTheDatabaseIsNoReasonToMakeANewOne() throws IOException {
        filled();
        Files.delete(folder.resolve(FILE));

        assertThatThrownBy(store::open).isInstanceOf(StoreDamagedException.class).hasMessageContaining(FILE);
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(parent.resolve("store"), "a file");

        assertThatThrownBy(store::open).isInstanceOf(StoreException.class).hasMessageContaining("store");
    }

    @Test
    void aFolderThatH2CannotNameIsRefused() {
        LocalStore elsewhere = new H2Storage()
                .store(TestProfile.place(new TestProfile(parent.resolve("a;b"), "dev1"), "h2"));

        assertThatThrownBy(elsewhere::open).isInstanceOf(StoreException.class).hasMessageContaining("semicolon");
    }

    @Test
    void aFolderMayHaveAnyOtherName() {
        LocalStore elsewhere = new H2Storage()
                .store(TestProfile.place(new TestProfile(parent.resolve("Käse & 'Brot' = 50 % ~ #1"), "dev1"), "h2"));
        elsewhere.open();
        put(elsewhere, "Oats");
        elsewhere.close();
        elsewhere.open();
        assertThat(elsewhere.<Long>read(reader -> reader.countProducts(""))).isEqualTo(1);
        elsewhere.close();
    }

    /** One interrupt in each edit, each time a little later. */
    @Test
    void interruptsHarmNobody() throws InterruptedException {
        store.open();
        AtomicInteger begun = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (begun.incrementAndGet() <= INTERRUPTS) {
                put(store, "Oats " + begun.get());
                Thread.interrupted();
            }
        });
        for (int i = 1; i <= INTERRUPTS; i++) {
            for (int wait = 0; begun.get() < i || wait < i * SPINS; wait++) {
                Thread.onSpinWait();
            }
            writer.interrupt();
        }
        writer.join();

        assertThat(products()).isEqualTo(INTERRUPTS);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void whoComesAfterTheEndDoesNotOpenTheFileAgain() throws SQLException {
        H2Source source = new H2Source(new H2Files(H2Files.SYNCED, Optional.empty()).made(parent));
        source.getConnection().close();
        source.close();

        assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> store.read(reader -> reader.countProducts("")))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aFileThatGrewIsPackedWhenTheStoreIsClosed() throws IOException {
        assertPacked(store, folder);
    }

    @Test
    void anEncryptedFileStaysSoWhenItIsPacked() throws IOException {
        StorePlace place = new StorePlace(folder.resolveSibling("db-1"), "dev1",
                Optional.of(new StoreKey("0a".repeat(32))),
                true, parent, parent);
        LocalStore encrypted = new H2Storage().store(place);

        assertPacked(encrypted, place.folder());

        assertThat(new String(Files.readAllBytes(place.folder().resolve(FILE)), StandardCharsets.ISO_8859_1))
                .startsWith("H2encrypt")
                .doesNotContain("Haferflocken");
    }

    @Test
    void theViewsSayWhatTheStoreSays() throws SQLException {
        store.open();
        RecordKey key = put(store, "Oats");
        store.close();
        try (Connection connection = source().getConnection();
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
            statement.execute("SHUTDOWN");
        }
        store.open();
        assertThat(store.read(reader -> reader.find(Product.class, key)).isPresent()).isTrue();
    }

    @Test
    void theCheckReadsEveryIndexByItself() throws SQLException {
        filled();
        List<String> plans = new ArrayList<>();
        try (Connection connection = source().getConnection(); Statement statement = connection.createStatement()) {
            for (H2Check.Index index : H2Check.indexes(connection)) {
                try (ResultSet row = statement.executeQuery("EXPLAIN " + index.byIndex())) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).contains("/* PUBLIC." + index.name()).contains("index sorted");
                    plans.add(index.name());
                }
            }
            statement.execute("SHUTDOWN");
        }
        assertThat(plans).contains("PRODUCT_NAME", "CONSUMPTION_DAY", "PENDING_QUEUE").hasSizeGreaterThan(15);
    }

    private void assertPacked(LocalStore grown, Path database) throws IOException {
        grown.open();
        int edits = 0;
        while (Files.size(database.resolve(FILE)) < PACKED * 5 / 4) {
            put(grown, "Haferflocken " + edits++);
        }
        grown.close();

        assertThat(Files.size(database.resolve(FILE))).isLessThan(PACKED / 4);
        assertThat(names(database)).containsExactly(FILE);
        grown.open();
        assertThat(grown.<Long>read(reader -> reader.countProducts(""))).isEqualTo(edits);
        assertThat(grown.check()).isEmpty();
        grown.close();
    }

    private void filled() {
        store.open();
        put(store, "Oats");
        store.close();
    }

    private static RecordKey put(LocalStore store, String name) {
        RecordKey key = RecordKey.product(UUID.randomUUID());
        store.edit(EditStep.of("Add"), editor -> editor.put(key, new Product(name, new Nutrients(1, 2, 3, 4))));
        return key;
    }

    private long products() {
        return store.read(reader -> reader.countProducts(""));
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = source().getConnection(); Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            statement.execute("SHUTDOWN");
        }
    }

    private H2Source source() {
        return new H2Source(new H2Files(H2Files.SYNCED, Optional.empty()).existing(folder));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
