package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.Item;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.UndoStep;
import org.larder.api.model.ValidationException;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;
import org.larder.json.RecordJson;
import org.larder.rules.InventoryTaking;
import org.larder.store.jdbc.Surroundings;

/** What a store does as a whole: to be read, filled, merged into, copied and checked. */
public abstract class ContentsContract extends StoreContract {

    private final StorageEngine engine;
    private final Path folder;
    private final List<LocalStore> others = new ArrayList<>();

    /** @param engines makes the engine under test */
    protected ContentsContract(Function<Surroundings, StorageEngine> engines, Path folder) {
        super(surroundings -> engines.apply(surroundings).store(place(folder, "first", true)));
        this.folder = folder;
        engine = engines.apply(new Surroundings(DEVICE, clock, () -> ZoneId.of("Pacific/Auckland"), UUID::randomUUID));
    }

    @AfterEach
    void closeOthers() {
        others.forEach(LocalStore::close);
    }

    @Test
    void everyKindOfPieceIsThereInTheOrderThatAllEnginesShare() {
        fill();

        assertThat(Everything.in(store(), 1000).stream().map(InventoryTaking::kind).distinct()).containsExactly("fact",
                "products", "consumptions", "nutritionGoals", "base", "queued", "noted", "step", "image");
    }

    @Test
    void pagesOfAnySizeHoldTheSamePieces() {
        fill();

        List<Piece> all = Everything.in(store(), 10_000);

        assertThat(Everything.in(store(), 1)).isEqualTo(all).doesNotHaveDuplicates();
        assertThat(Everything.in(store(), 7)).isEqualTo(all);
        assertThat(Everything.in(store(), all.size())).isEqualTo(all);
        assertThat(store().contents().pieces(Optional.empty(), all.size()).next()).isEmpty();
    }

    @Test
    void aPageGoesOnBehindNothingButAPageBefore() {
        assertThatThrownBy(() -> store().contents().pieces(Optional.of("x"), 10))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("after");
    }

    @Test
    void tenThousandRecordsArePagedWithoutGaps() {
        List<Piece> records = IntStream.range(0, 10_000).mapToObj(this::numbered).toList();
        store().contents().add(records);

        List<Piece> all = Everything.in(store(), 999);

        assertThat(all).isEqualTo(records);
        assertThat(countProducts("")).isEqualTo(10_000);
        assertThat(countProducts("p9999")).isEqualTo(1);
    }

    @Test
    void aStoreFilledFromAnotherHoldsTheSame() {
        fill();
        LocalStore copy = open("copy");

        Everything.carry(store(), copy, 5);

        assertThat(Everything.inventory(copy)).isEqualTo(Everything.inventory(store()));
        assertThat(Everything.in(copy, 1000)).isEqualTo(Everything.in(store(), 1000));
        assertThat(copy.check()).isEmpty();
    }

    @Test
    void aStoreFilledFromAnotherAnswersTheSame() {
        fill();
        LocalStore copy = open("copy");

        Everything.carry(store(), copy, 100);

        for (RecordType type : RecordType.values()) {
            assertThat(copy.sync().digest(type)).isEqualTo(sync().digest(type));
        }
        assertThat(copy.sync().counts()).isEqualTo(sync().counts());
        assertThat(copy.sync().feed()).isEqualTo(sync().feed());
        assertThat(quarantined(copy)).isEqualTo(quarantined(store()));
        assertSameAnswers(copy);
    }

    @Test
    void aStoreFilledFromAnotherSendsTheSameTexts() {
        fill();
        LocalStore copy = open("copy");
        Everything.carry(store(), copy, 100);

        assertThat(copy.sync().takeBatch(100, 1_000_000, Set.of())).isEqualTo(take()).hasSizeGreaterThan(4);
    }

    @Test
    void aStoreFilledFromAnotherUndoesTheSame() {
        fill();
        LocalStore copy = open("copy");
        Everything.carry(store(), copy, 100);

        UndoStep step = undoable().orElseThrow();
        assertThat(copy.read(StoreReader::undoable)).contains(step);
        assertThat(copy.read(StoreReader::redoable)).isEqualTo(store().read(StoreReader::redoable));
        List<UndoImage> images = copy.read(reader -> reader.images(step.id(), 0, 100));
        assertThat(images).hasSize(2);
        assertThat(store().<List<UndoImage>>read(reader -> reader.images(step.id(), 0, 100))).isEqualTo(images);
    }

    @Test
    void clockAndCountersGoOnBehindWhatWasAdded() {
        fill();
        clock.advance(Duration.ofDays(-400));
        LocalStore copy = open("copy");
        Everything.carry(store(), copy, 100);
        Stamp latest = Everything.records(store()).stream().map(Piece.Stored::lastModified).max(Stamp::compareTo)
                .orElseThrow();
        QueueCounts counts = copy.sync().counts();

        Item<Product> item = copy.edit(EditStep.of("after"), editor -> editor.put(newProduct(), product("After")));

        assertThat(item.sync().lastModified()).isGreaterThan(latest);
        assertThat(copy.sync().counts().waiting()).isEqualTo(counts.waiting() + 1);
        assertThat(copy.read(StoreReader::undoable)).map(UndoStep::label).contains("after");
        List<Piece.Queued> queued = Everything.in(copy, 1000).stream()
                .filter(Piece.Queued.class::isInstance)
                .map(Piece.Queued.class::cast)
                .toList();
        assertThat(queued.get(queued.size() - 1).key()).isEqualTo(item.key());
    }

    @Test
    void whatWasAddedBeforeACrashIsWholeAndTheRestCanFollow() {
        fill();
        List<Piece> all = Everything.in(store(), 1000);
        LocalStore copy = open("copy");
        copy.contents().add(all.subList(0, 20));
        List<Piece> withOneTwice = new ArrayList<>(all.subList(20, all.size()));
        withOneTwice.add(all.get(all.size() - 1));

        assertThatThrownBy(() -> copy.contents().add(withOneTwice)).isInstanceOf(StoreException.class);
        assertThat(Everything.in(copy, 1000)).isEqualTo(all.subList(0, 20));
        copy.close();
        copy.open();
        copy.contents().add(all.subList(20, all.size()));

        assertThat(Everything.inventory(copy)).isEqualTo(Everything.inventory(store()));
        assertThat(copy.check()).isEmpty();
        assertSameAnswers(copy);
    }

    @Test
    void aStoreThatWasClosedBeforeAnybodyAskedAnswersTheSame() {
        fill();
        LocalStore copy = open("copy");
        List<Piece> all = Everything.in(store(), 1000);
        copy.contents().add(all.subList(0, all.size() / 2));
        copy.close();
        copy.open();
        copy.contents().add(all.subList(all.size() / 2, all.size()));
        copy.close();
        copy.open();

        assertSameAnswers(copy);
        assertThat(Everything.in(copy, 1000)).isEqualTo(all);
        assertThat(copy.check()).isEmpty();
    }

    @Test
    void aStoreThatIsAskedBetweenTwoAdditionsAnswersTheSameInTheEnd() {
        fill();
        LocalStore copy = open("copy");
        List<Piece> all = Everything.in(store(), 1000);
        for (int at = 0; at < all.size(); at++) {
            copy.contents().add(all.subList(at, at + 1));
            if (at % 5 == 4) {
                assertThat(copy.<Long>read(reader -> reader.count(RecordType.PRODUCT)))
                        .isEqualTo(live(all.subList(0, at + 1)));
            }
        }

        assertSameAnswers(copy);
        assertThat(Everything.in(copy, 1000)).isEqualTo(all);
        assertThat(copy.check()).isEmpty();
    }

    @Test
    void anEditRightAfterTheFillingFindsWhatItNeeds() {
        fill();
        LocalStore copy = open("copy");
        List<Piece> all = Everything.in(store(), 1000);
        copy.contents().add(all);

        copy.edit(EditStep.of("after"), editor -> editor.put(newProduct(), product("After")));

        assertThat(copy.<Long>read(reader -> reader.count(RecordType.PRODUCT))).isEqualTo(live(all) + 1);
        assertThat(copy.check()).isEmpty();
    }

    @Test
    void whatIsAddedOrMergedIsNotTold() {
        fill();
        LocalStore copy = open("copy");
        List<Commit> told = new CopyOnWriteArrayList<>();
        try (LocalStore.Subscription listening = copy.listen(told::add)) {
            Everything.carry(store(), copy, 100);
            copy.contents().merge(List.of(saved(newProduct(), 1000, Optional.of(product("Saved")))));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void aRecordThatIsMissingIsMerged() {
        RecordKey key = newProduct();

        assertThat(store().contents().merge(List.of(saved(key, 5, Optional.of(product("Saved")))))).isEqualTo(1);

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Saved"));
        assertThat(countProducts("saved")).isEqualTo(1);
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        assertThat(store().check()).isEmpty();
    }

    @Test
    void ofTwoRecordsTheYoungerStaysWhenTheyAreMerged() {
        RecordKey older = newProduct();
        RecordKey younger = newProduct();
        RecordKey deleted = newProduct();
        put(older, product("Old"));
        put(deleted, product("To be deleted"));
        drain();
        clock.advance(Duration.ofSeconds(100));
        put(younger, product("Young"));

        int taken = store().contents()
                .merge(List.of(saved(older, -50, Optional.of(product("Saved"))), saved(younger, -50, Optional.empty()),
                        saved(deleted, -50, Optional.empty())));

        assertThat(taken).isEqualTo(2);
        assertThat(findProduct(older).orElseThrow().data()).isEqualTo(product("Saved"));
        assertThat(findProduct(younger).orElseThrow().data()).isEqualTo(product("Young"));
        assertThat(findProduct(deleted)).isEmpty();
        assertThat(store().check()).isEmpty();
    }

    @Test
    void operationsOnWhatAMergeReplacesGoAndTheFullPullMakesNewOnes() {
        RecordKey key = newProduct();
        sync().attach(REMOTE);
        put(key, product("Old"));
        onlySent();
        store().contents().merge(List.of(saved(key, 50, Optional.of(product("Saved")))));
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);

        sync().restartFeed();
        pull();

        assertThat(onlySent().data()).contains(product("Saved"));
    }

    @Test
    void entriesSavedCountToTheDayThatTheyCountedTo() {
        RecordKey product = newProduct();
        RecordKey key = newEntry();
        Piece.Stored entry = saved(key, 5,
                Optional.of(entry(product, 10).withSnapshot(Optional.of(product("Oats").snapshot()))));

        store().contents()
                .merge(List.of(new Piece.Stored(key, entry.json(), entry.lastModified(), 0, Optional.empty(),
                        entry.createdAt(), 0, Optional.of(DAY.minusDays(9)))));

        assertThat(store().<List<DayTotal>>read(reader -> reader.totals(DAY.minusDays(30), DAY)))
                .extracting(DayTotal::day)
                .containsExactly(DAY.minusDays(9));
    }

    @Test
    void aBackupIsTheStoreAtOneMoment() {
        fill();
        List<Piece> before = Everything.in(store(), 1000);

        store().backUp(folder.resolve("backups").resolve("one"));
        put(newProduct(), product("Later"));

        LocalStore backup = other("backups/one", false);
        backup.open();
        assertThat(Everything.in(backup, 1000)).isEqualTo(before);
        assertThat(backup.check()).isEmpty();
        assertThat(Everything.in(store(), 1000)).hasSizeGreaterThan(before.size());
    }

    @Test
    void aStoreThatShouldBeThereIsNotMade() {
        LocalStore missing = other("missing", false);

        assertThatThrownBy(missing::open).isInstanceOf(StoreDamagedException.class).hasMessageContaining("missing");
        assertThat(Files.exists(folder.resolve("missing"))).isFalse();
    }

    @Test
    void aStoreInOrderPassesItsCheck() {
        fill();
        assertThat(store().check()).isEmpty();
    }

    private static long live(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece instanceof Piece.Stored stored && stored.key().type() == RecordType.PRODUCT
                        && stored.json().isPresent())
                .count();
    }

    private void fill() {
        Filled.fill(store(), clock);
    }

    private void assertSameAnswers(LocalStore copy) {
        assertThat(copy.<Object>read(ContentsContract::answers))
                .isEqualTo(store().<Object>read(ContentsContract::answers));
    }

    private static Object answers(StoreReader reader) {
        return List.of(reader.products("", Optional.empty(), 100), reader.products("u", Optional.empty(), 100),
                reader.countProducts("the"), reader.totals(DAY.minusDays(30), DAY.plusDays(30)), reader.day(DAY),
                reader.recent(10), reader.frequent(10), reader.goals(), reader.ledger(Optional.empty(), 100));
    }

    private static List<QuarantinedOperation> quarantined(LocalStore store) {
        return store.sync().quarantined(Optional.empty(), 100).items();
    }

    private Piece numbered(int number) {
        Stamp stamp = new Stamp(clock.millis() - 10_000 + number, 0, DEVICE);
        return new Piece.Stored(RecordKey.product(new UUID(number, number)),
                Optional.of(RecordJson.text(product("P" + number))), stamp, 1, Optional.of(clock.instant()),
                stamp.time(), 0,
                Optional.empty());
    }

    private Piece.Stored saved(RecordKey key, long seconds, Optional<? extends Data> data) {
        Stamp stamp = stamp("dev0", seconds);
        return new Piece.Stored(key, data.map(RecordJson::text), stamp, 0, Optional.empty(), stamp.time(), 9,
                Optional.empty());
    }

    private LocalStore open(String name) {
        LocalStore store = other(name, true);
        store.open();
        return store;
    }

    private LocalStore other(String name, boolean make) {
        LocalStore store = engine.store(place(folder, name, make));
        others.add(store);
        return store;
    }

    private static StorePlace place(Path folder, String name, boolean make) {
        return new StorePlace(folder.resolve(name), DEVICE, Optional.empty(), make, folder.resolve("migrations"),
                folder.resolve("logs"));
    }
}
