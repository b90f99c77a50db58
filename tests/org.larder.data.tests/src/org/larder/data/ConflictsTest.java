package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Data;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.model.UndoStep;
import org.larder.api.model.ValidationException;
import org.larder.api.store.FeedPage;
import org.larder.api.store.Settlement;
import org.larder.testing.Household;
import org.larder.testing.TestClock;

/** Values that lost, and how they come back. */
@Tag("F25")
class ConflictsTest {

    private static final String REMOTE = "https://larder.example ann";
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Product MINE = new Product("Mine", new Nutrients(389, 16.9, 6.9, 66.3));
    private static final Product THEIRS = new Product("Theirs", new Nutrients(1, 1, 1, 1));

    private final TestClock clock = TestClock.noon();
    private final Household home;
    private final UnifiedDataService data;

    ConflictsTest(@TempDir Path folder) {
        home = Household.in(folder, "dev1", clock, () -> ZoneOffset.UTC);
        data = home.data();
    }

    @BeforeEach
    void attach() {
        home.store().sync().attach(REMOTE);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void bothValuesOfAConflictAreThere() {
        RecordKey key = data.products().add(MINE).key();
        lose(key, Optional.of(THEIRS));

        LedgerEntry conflict = only();
        assertThat(conflict.kind()).isEqualTo(LedgerEntry.Kind.SUPERSEDED);
        assertThat(conflict.lost()).contains(MINE);
        assertThat(conflict.winner()).contains(THEIRS);
        assertThat(data.conflicts().find(conflict.id())).contains(conflict);
    }

    @Test
    void aLostValueComesBackAsAnOrdinaryEditThatCanBeUndone() {
        RecordKey key = data.products().add(MINE).key();
        lose(key, Optional.of(THEIRS));

        assertThat(data.conflicts().restore(only().id())).isEqualTo(key);

        assertThat(product(key)).contains(MINE);
        assertThat(data.history().undoable().map(UndoStep::label)).contains("Restore Mine");
        assertThat(send().json()).contains("\"op\":\"update\"", "\"baseVersion\":2", "\"name\":\"Mine\"");
        data.history().undo();
        assertThat(product(key)).contains(THEIRS);
        data.history().redo();
        assertThat(product(key)).contains(MINE);
    }

    @Test
    void aLostDeleteIsDoneAgain() {
        RecordKey key = data.products().add(MINE).key();
        acknowledge(key, 1, MINE);
        data.products().delete(key.uuid());
        lose(key, Optional.of(THEIRS));
        assertThat(product(key)).contains(THEIRS);

        data.conflicts().restore(only().id());

        assertThat(product(key)).isEmpty();
        assertThat(data.history().undoable().map(UndoStep::label)).contains("Restore the deletion of Theirs");
        data.history().undo();
        assertThat(product(key)).contains(THEIRS);
    }

    @Test
    void aValueThatLostAgainstADeleteRevivesTheRecord() {
        RecordKey key = data.products().add(MINE).key();
        lose(key, Optional.empty());
        assertThat(product(key)).isEmpty();
        data.conflicts().restore(only().id());
        assertThat(product(key)).contains(MINE);
    }

    @Test
    void aGoalThatLostIsNamedByItsDate() {
        Goal mine = new Goal(new Nutrients(2000, 80, 70, 250), GoalType.LOSE);
        RecordKey key = data.goals().set(DAY, mine).key();
        lose(key, Optional.of(new Goal(new Nutrients(2500, 80, 70, 250), GoalType.GAIN)));
        data.conflicts().restore(only().id());
        assertThat(data.goals().inForce(DAY).map(Item::data)).contains(mine);
        assertThat(data.history().undoable().map(UndoStep::label)).contains("Restore the goal from 2026-02-28");
    }

    @Test
    void whatSaysSoAlreadyIsNotEdited() {
        RecordKey key = data.products().add(MINE).key();
        lose(key, Optional.of(THEIRS));
        data.products().change(key.uuid(), MINE);
        Stamp before = data.products().find(key.uuid()).orElseThrow().sync().lastModified();

        data.conflicts().restore(only().id());

        assertThat(data.products().find(key.uuid()).orElseThrow().sync().lastModified()).isEqualTo(before);
        assertThat(data.history().undoable().map(UndoStep::label)).contains("Change Mine");
    }

    @Test
    void whatAnotherDeviceReplacedComesBackToo() {
        RecordKey key = data.products().add(MINE).key();
        acknowledge(key, 1, MINE);
        home.store().sync().applyRemote(new FeedPage(REMOTE, Optional.empty(),
                List.of(foreign(key, 2, Optional.of(THEIRS))), "e:2", true, clock.instant()));
        assertThat(only().kind()).isEqualTo(LedgerEntry.Kind.OVERWRITTEN);
        data.conflicts().restore(only().id());
        assertThat(product(key)).contains(MINE);
    }

    @Test
    void anUnknownConflictIsNamed() {
        assertThatThrownBy(() -> data.conflicts().restore(4711))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("There is no conflict 4711; conflicts are kept for a year.");
        assertThat(data.conflicts().find(-1)).isEmpty();
        assertThatThrownBy(() -> data.conflicts().list(Optional.empty(), 1001))
                .isInstanceOf(ValidationException.class)
                .hasMessage("limit must be 1 to 1000, not 1001");
    }

    @Test
    void conflictsAreListedLatestFirstInPages() {
        for (int i = 0; i < 3; i++) {
            lose(data.products().add(MINE.withName("Mine " + i)).key(), Optional.of(THEIRS));
        }
        Page<LedgerEntry> first = data.conflicts().list(Optional.empty(), 2);
        Page<LedgerEntry> second = data.conflicts().list(first.next(), 2);
        assertThat(first.items()).extracting(entry -> entry.lost().orElseThrow())
                .containsExactly(MINE.withName("Mine 2"), MINE.withName("Mine 1"));
        assertThat(second.items()).extracting(entry -> entry.lost().orElseThrow())
                .containsExactly(MINE.withName("Mine 0"));
        assertThat(second.next()).isEmpty();
    }

    private LedgerEntry only() {
        List<LedgerEntry> all = data.conflicts().list(Optional.empty(), 10).items();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Optional<Product> product(RecordKey key) {
        return data.products().find(key.uuid()).map(Item::data);
    }

    /** The remote prefers that value. */
    private void lose(RecordKey key, Optional<Data> winner) {
        UUID opId = send().opId();
        home.store().sync().settle(
                List.of(new Settlement.Superseded(opId, foreign(key, 2, winner), clock.instant())));
    }

    private void acknowledge(RecordKey key, long version, Data value) {
        Stamp stamp = home.store().read(reader -> reader.syncState(key)).orElseThrow().lastModified();
        home.store().sync().settle(List.of(new Settlement.Acknowledged(send().opId(),
                new RemoteRecord(key, version, stamp, stamp.time(), Optional.of(value)), true, clock.instant())));
    }

    private FrozenOperation send() {
        List<FrozenOperation> batch = home.store().sync().takeBatch(10, 1_000_000, Set.of());
        assertThat(batch).hasSize(1);
        return batch.getFirst();
    }

    private RemoteRecord foreign(RecordKey key, long version, Optional<Data> value) {
        Stamp stamp = new Stamp(clock.instant().plusSeconds(60).toEpochMilli(), 0, "other");
        return new RemoteRecord(key, version, stamp, Instant.EPOCH, value);
    }
}
