package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.StoreKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.TestClock;

/** What an engine does with the files of a database: encryption, and saving what can be saved of a damaged one. */
public abstract class DatabaseContract {

    /** In the names of all products. */
    protected static final String WORD = "Haferflocken";

    protected static final StoreKey KEY = new StoreKey("00112233445566778899aabbccddeeff".repeat(2));
    private static final StoreKey OTHER = new StoreKey(KEY.hex().substring(0, 63) + "e");
    private static final int PRODUCTS = 300;

    private final StorageEngine engine;
    private final Path folder;
    private final TestClock clock = TestClock.noon();
    private final List<LocalStore> opened = new ArrayList<>();

    /** @param engines makes the engine under test */
    protected DatabaseContract(Function<Surroundings, StorageEngine> engines, Path folder) {
        this.folder = folder;
        engine = engines.apply(new Surroundings(StoreContract.DEVICE, clock, () -> ZoneOffset.UTC,
                UUID::randomUUID));
    }

    @AfterEach
    void close() {
        opened.forEach(LocalStore::close);
    }

    @Test
    void anEncryptedDatabaseHoldsNoWordInPlainText() throws IOException {
        filled(Optional.of(KEY)).close();

        assertThat(filesWith(WORD)).isEmpty();
        LocalStore again = store("db", Optional.of(KEY), false);
        again.open();
        assertThat(Everything.records(again)).hasSize(PRODUCTS);
    }

    @Test
    void aDatabaseThatIsNotEncryptedHoldsItsWordsInPlainText() throws IOException {
        filled(Optional.empty()).close();

        assertThat(filesWith(WORD)).isNotEmpty();
    }

    @Test
    void aCopyOfADatabaseInUseAddsUpToTheSame() {
        LocalStore store = store("db", Optional.empty(), true);
        store.open();
        List<RecordKey> entries = new ArrayList<>();
        RecordKey oats = RecordKey.product(UUID.randomUUID());
        store.edit(EditStep.of("Add"), editor -> editor.put(oats, new Product(WORD, new Nutrients(100, 2, 3, 4))));
        for (int i = 0; i < 20; i++) {
            entries.add(RecordKey.consumption(UUID.randomUUID()));
            store.edit(EditStep.of("Log"), editor -> editor.put(entries.getLast(),
                    StoreContract.entry(oats, 50).onDay(StoreContract.DAY.plusDays(entries.size() % 7),
                            clock.instant())));
        }
        store.edit(EditStep.of("Delete"), editor -> editor.delete(entries.getFirst()));
        store.backUp(folder.resolve("copy"));
        LocalStore copy = store("copy", Optional.empty(), false);

        copy.open();

        assertThat(computed(copy)).isEqualTo(computed(store));
        assertThat((Long) copy.read(reader -> reader.count(RecordType.CONSUMPTION))).isEqualTo(19);
        assertThat(copy.check()).isEmpty();
        assertThat(store.check()).isEmpty();
        copy.edit(EditStep.of("Delete"), editor -> editor.delete(entries.getLast()));
        copy.close();
        copy.open();
        assertThat(copy.check()).isEmpty();
        assertThat((Long) copy.read(reader -> reader.countEntriesOf(oats.uuid()))).isEqualTo(18);
    }

    private static List<Object> computed(LocalStore store) {
        return store.read(reader -> List.of(reader.totals(StoreContract.DAY, StoreContract.DAY.plusDays(9)),
                reader.recent(5), reader.frequent(5),
                reader.products(WORD.toLowerCase(Locale.ROOT), Optional.empty(), 5)));
    }

    @Test
    void anotherKeyIsRefusedAndTheRightOneOpensAfterwards() {
        filled(Optional.of(KEY)).close();

        assertRefused(store("db", Optional.of(OTHER), true), "key");

        LocalStore right = store("db", Optional.of(KEY), true);
        right.open();
        assertThat(Everything.records(right)).hasSize(PRODUCTS);
    }

    @Test
    void noKeyIsRefusedAndTheRightOneOpensAfterwards() {
        filled(Optional.of(KEY)).close();

        assertRefused(store("db", Optional.empty(), true), "key");

        LocalStore right = store("db", Optional.of(KEY), true);
        right.open();
        assertThat(Everything.records(right)).hasSize(PRODUCTS);
    }

    @Test
    void aKeyForADatabaseThatIsNotEncryptedIsRefusedAndItStaysAsItIs() {
        filled(Optional.empty()).close();

        assertRefused(store("db", Optional.of(KEY), true), "not encrypted");

        LocalStore plain = store("db", Optional.empty(), true);
        plain.open();
        assertThat(Everything.records(plain)).hasSize(PRODUCTS);
    }

    @Test
    void aQueueThatGrewSinceItsDatabaseWasOpenedIsCountedAnewInACopyOfIt() {
        LocalStore store = store("db", Optional.empty(), true);
        store.open();
        store.edit(EditStep.of("Add"), editor -> editor.put(RecordKey.product(UUID.randomUUID()),
                new Product(WORD, new Nutrients(100, 2, 3, 4))));
        assertThat(store.sync().counts().waiting()).isEqualTo(1);
        store.close();
        store.open();
        store.edit(EditStep.of("Add"), editor -> editor.put(RecordKey.product(UUID.randomUUID()),
                new Product(WORD, new Nutrients(100, 2, 3, 4))));
        store.backUp(folder.resolve("copy"));
        LocalStore copy = store("copy", Optional.empty(), false);

        copy.open();

        assertThat(copy.sync().counts().waiting()).isEqualTo(2);
        assertThat(copy.check()).isEmpty();
        copy.close();
        copy.open();
        assertThat(copy.sync().counts().waiting()).isEqualTo(2);
        copy.close();
    }

    @Test
    void aBackupOfAnEncryptedDatabaseIsEncryptedWithItsKey() throws IOException {
        LocalStore store = filled(Optional.of(KEY));
        store.backUp(folder.resolve("copies").resolve("one"));

        assertThat(filesWith(WORD)).isEmpty();
        LocalStore copy = store("copies/one", Optional.of(KEY), false);
        copy.open();
        assertThat(Everything.inventory(copy)).isEqualTo(Everything.inventory(store));
        copy.close();
        assertRefused(store("copies/one", Optional.of(OTHER), false), "key");
    }

    @Test
    void aBackupLeavesNothingBesideIt() throws IOException {
        filled(Optional.empty()).backUp(folder.resolve("copies").resolve("one"));

        try (Stream<Path> beside = Files.list(folder.resolve("copies"))) {
            assertThat(beside.map(each -> each.getFileName().toString())).containsExactly("one");
        }
    }

    @Test
    void aBackupTakesNoPlaceThatIsTaken() throws IOException {
        LocalStore store = filled(Optional.empty());
        Files.createDirectories(folder.resolve("copies").resolve("one").resolve("precious"));

        assertThatThrownBy(() -> store.backUp(folder.resolve("copies").resolve("one")))
                .isInstanceOf(StoreException.class);

        assertThat(folder.resolve("copies").resolve("one").resolve("precious")).exists();
        assertThat(Everything.records(store)).hasSize(PRODUCTS);
    }

    @Test
    void everythingIsSavedOfASoundDatabaseAndItStaysAsItIs() throws IOException {
        LocalStore store = filled(Optional.empty());
        List<Piece.Stored> records = Everything.records(store);
        store.close();
        Map<Path, byte[]> before = files(folder.resolve("db"));

        Saved saved = salvage(store);

        assertThat(saved.whole()).isTrue();
        assertThat(saved.records()).containsExactlyInAnyOrderElementsOf(records);
        assertUntouched(before);
        assertThat(folder).isDirectoryNotContaining(each -> each.getFileName().toString().startsWith("salvage"));
    }

    @Test
    void everythingIsSavedOfAnEncryptedDatabase() {
        LocalStore store = filled(Optional.of(KEY));
        store.close();

        Saved saved = salvage(store);

        assertThat(saved.whole()).isTrue();
        assertThat(saved.records()).hasSize(PRODUCTS);
    }

    @Test
    void nothingIsSavedOfADatabaseOfZeroesAndItStaysAsItIs() throws IOException {
        LocalStore store = filled(Optional.empty());
        store.close();
        for (Path each : files(folder.resolve("db")).keySet()) {
            Files.write(each, new byte[(int) Files.size(each)]);
        }
        Map<Path, byte[]> before = files(folder.resolve("db"));

        Saved saved = salvage(store);

        assertThat(saved.whole()).isFalse();
        assertThat(saved.records()).isEmpty();
        assertUntouched(before);
    }

    @Test
    void nothingIsSavedWhereNoDatabaseIs() {
        Saved saved = salvage(store("missing", Optional.empty(), false));

        assertThat(saved.whole()).isFalse();
        assertThat(saved.records()).isEmpty();
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void anyFileMayBeCutInHalfAndSavingSaysWhatItCouldNotRead() throws IOException {
        LocalStore store = filled(Optional.empty());
        List<Piece.Stored> records = Everything.records(store);
        store.close();
        Path largest = files(folder.resolve("db")).keySet().stream()
                .max(Comparator.comparing(each -> each.toFile().length())).orElseThrow();
        byte[] bytes = Files.readAllBytes(largest);
        Files.write(largest, Arrays.copyOf(bytes, bytes.length / 2));
        Map<Path, byte[]> before = files(folder.resolve("db"));

        Saved saved = salvage(store);

        assertThat(records).containsAll(saved.records());
        assertThat(saved.whole()).isEqualTo(saved.records().size() == records.size());
        assertUntouched(before);
    }

    /** A store of {@value #PRODUCTS} products with {@link #WORD} in their names, open. */
    protected final LocalStore filled(Optional<StoreKey> key) {
        LocalStore store = store("db", key, true);
        store.open();
        EditStep step = EditStep.of("Fill");
        for (int i = 0; i < PRODUCTS; i++) {
            Product product = new Product(WORD + " " + i, new Nutrients(1, 2, 3, 4));
            RecordKey key1 = RecordKey.product(new UUID(i << 16 | 0x7000, i));
            store.edit(step, editor -> editor.put(key1, product));
        }
        return store;
    }

    /** A store on a folder of the test. */
    protected final LocalStore store(String name, Optional<StoreKey> key, boolean make) {
        LocalStore store = engine.store(new StorePlace(folder.resolve(name), StoreContract.DEVICE, key, make,
                folder.resolve("migrations"), folder.resolve("logs")));
        opened.add(store);
        return store;
    }

    /** Saves what can be saved. */
    protected static Saved salvage(LocalStore store) {
        List<Piece.Stored> found = new ArrayList<>();
        boolean whole = store.contents().salvage(found::addAll);
        return new Saved(whole, found.stream().distinct().toList());
    }

    private void assertRefused(LocalStore store, String why) {
        assertThatThrownBy(store::open).isInstanceOf(StoreException.class)
                .isNotInstanceOf(StoreDamagedException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain(KEY.hex())
                .doesNotContain(OTHER.hex());
    }

    /** Files of the test that hold a text, in any of the usual encodings. */
    protected final List<Path> filesWith(String word) throws IOException {
        List<Path> with = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : files(folder).entrySet()) {
            for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
                String text = new String(file.getValue(), StandardCharsets.ISO_8859_1);
                if (text.contains(new String(word.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                    with.add(file.getKey());
                }
            }
        }
        return with;
    }

    private static Map<Path, byte[]> files(Path tree) throws IOException {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                files.put(each, Files.readAllBytes(each));
            }
        }
        return files;
    }

    private void assertUntouched(Map<Path, byte[]> before) throws IOException {
        Map<Path, byte[]> after = files(folder.resolve("db"));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((file, bytes) -> assertThat(after.get(file)).as(file.toString()).isEqualTo(bytes));
    }

    /** What was saved, each record once. */
    protected record Saved(boolean whole, List<Piece.Stored> records) {
    }
}
