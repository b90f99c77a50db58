package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Data;
import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Operation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.rules.RecordDigest;
import org.larder.store.jdbc.Surroundings;

/** Where edits of several devices meet: base states, the ledger, quarantine, epochs. */
public abstract class ConflictContract extends StoreContract {

    protected ConflictContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
        sync().attach(REMOTE);
    }

    @Test
    void twoDevicesThatSetAGoalForTheSameDateMeetAsEditsOfOneRecord() {
        RecordKey key = RecordKey.goal(DAY);
        put(key, goal(2000));
        Operation mine = onlySent();
        pull(foreign(key, 1, 5, goal(1800)));
        assertThat(goalsHere()).containsExactly(goal(2000));

        sync().settle(List.of(new Settlement.Superseded(mine.opId(), foreign(key, 1, 5, goal(1800)), clock.instant())));

        assertThat(goalsHere()).containsExactly(goal(1800));
        assertThat(onlyNote()).matches(entry -> entry.kind() == Kind.SUPERSEDED)
                .matches(entry -> entry.lost().equals(Optional.of(goal(2000))));
    }

    @Test
    void aTombstoneUnderAnEditIsItsBase() {
        RecordKey key = pulled("Theirs");
        put(key, product("Mine"));

        assertThat(pull(foreignTombstone(key, 2, -5))).isZero();

        assertThat(findProduct(key)).isPresent();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(key, 2, true));
        assertThat(onlySent().baseVersion()).isEqualTo(1);
    }

    @Test
    void aDiscardedEditOfWhatIsDeletedThereGoes() {
        RecordKey key = pulled("Theirs");
        Operation bad = quarantined(key, product("Bad"));
        pull(foreignTombstone(key, 2, -5));

        sync().discard(bad.opId());

        assertThat(findProduct(key)).isEmpty();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(key, 2, true));
        assertThat(take()).isEmpty();
    }

    @Test
    void aDiscardedDeleteBringsTheRecordBack() {
        RecordKey key = pulled("Theirs");
        delete(key);
        Operation operation = onlySent();
        sync().settle(List.of(rejected(operation)));
        assertThat(findProduct(key)).isEmpty();

        sync().discard(operation.opId());

        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("Theirs"));
            assertThat(item.sync().synced()).isTrue();
        });
        assertThat(onlyNote().lost()).isEmpty();
    }

    @Test
    void theDigestKnowsNothingOfEditsThatWaitFlyOrAreQuarantined() {
        RecordKey key = pulled("Theirs");
        Digest before = sync().digest(RecordType.PRODUCT);
        put(key, product("Waits"));
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(before);
        Operation operation = onlySent();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(before);
        sync().settle(List.of(rejected(operation)));
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(before);
    }

    @Test
    void aPullLeavesAQuarantinedEditAsItIs() {
        RecordKey key = pulled("Theirs");
        Operation bad = quarantined(key, product("Bad"));

        assertThat(pull(foreign(key, 2, 5, product("Theirs, newer")))).isZero();

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Bad"));
        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 0, 1));
        assertThat(sync().retry(bad.opId())).isTrue();
        assertThat(onlySent().baseVersion()).isEqualTo(1);
    }

    @Test
    void quarantineIsForEver() {
        Operation bad = quarantined(newProduct(), product("Bad"));
        clock.advance(Duration.ofDays(3650));
        reopen();
        assertThat(sync().quarantined(Optional.empty(), 10).items())
                .extracting(each -> each.operation().opId()).containsExactly(bad.opId());
    }

    @Test
    void tombstonesAreForEver() {
        RecordKey key = pulled("Theirs");
        pull(foreignTombstone(key, 2, -5));
        clock.advance(Duration.ofDays(3650));
        reopen();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(key, 2, true));
    }

    @Test
    void theLedgerIsKeptForAYear() {
        sync().settle(List.of(superseded(newProduct())));
        clock.advance(Duration.ofDays(364));
        reopen();
        assertThat(ledger(Optional.empty(), 10).items()).hasSize(1);
        clock.advance(Duration.ofDays(2));
        pull();
        reopen();
        assertThat(ledger(Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void aClockThatIsYearsAheadOrBehindForgetsNothingOfTheLedger() {
        sync().settle(List.of(superseded(newProduct())));
        Instant right = clock.instant();
        clock.set(right.plus(Duration.ofDays(3653)));
        reopen();
        clock.set(right.minus(Duration.ofDays(3653)));
        RecordKey key = newProduct();
        put(key, product("Mine too"));
        sync().settle(
                List.of(new Settlement.Superseded(onlySent().opId(), foreign(key, 2, 5, product("Theirs")), right)));
        clock.set(right);
        reopen();
        assertThat(ledger(Optional.empty(), 10).items()).hasSize(2);
    }

    @Test
    void aDeleteThatLostStandsInTheLedgerAsOne() {
        RecordKey key = pulled("Theirs");
        delete(key);
        Operation operation = onlySent();
        sync().settle(List.of(new Settlement.Superseded(operation.opId(), foreign(key, 2, 5, product("Newer")),
                clock.instant())));
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Newer"));
        assertThat(onlyNote()).matches(entry -> entry.lost().isEmpty())
                .matches(entry -> entry.lostStamp().equals(operation.lastModified()));
    }

    @Test
    void anEditThatLostToADeleteGoesWithIt() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();
        sync().settle(List.of(new Settlement.Superseded(operation.opId(), foreignTombstone(key, 2, 5),
                clock.instant())));
        assertThat(findProduct(key)).isEmpty();
        assertThat(onlyNote()).matches(entry -> entry.winner().isEmpty())
                .matches(entry -> entry.lost().equals(Optional.of(product("Mine"))));
    }

    @Test
    void whatThisDeviceOrAnotherSaidAloudTwiceIsNoConflict() {
        RecordKey same = newProduct();
        put(same, product("Same"));
        drain();
        pull(foreign(same, 2, 5, product("Same")));

        RecordKey own = newProduct();
        put(own, product("First"));
        drain();
        Stamp later = stamp(DEVICE, 5);
        pull(new RemoteRecord(own, 2, later, later.time(), Optional.of(product("Second"))));

        assertThat(ledger(Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void theClockGoesOnAfterTheStampOfAnAnswer() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();
        RemoteRecord raised = new RemoteRecord(key, 1, stamp(DEVICE, 100), clock.instant(), operation.data());
        sync().settle(List.of(new Settlement.Acknowledged(operation.opId(), raised, true, clock.instant())));
        assertThat(put(key, product("Next")).sync().lastModified()).isGreaterThan(stamp(DEVICE, 100));
    }

    @Test
    void theTimeOfTheLastAnswerIsKnown() {
        put(newProduct(), product("Mine"));
        Operation operation = onlySent();
        clock.advance(Duration.ofSeconds(7));
        sync().settle(List.of(applied(operation, 1)));
        reopen();
        assertThat(sync().feed().serverTime()).contains(clock.instant());
    }

    @Test
    void aDeleteAndAPutBeforeSendingAreOneEdit() {
        RecordKey key = pulled("Theirs");
        delete(key);
        put(key, product("Mine"));
        assertThat(onlySent()).matches(operation -> operation.baseVersion() == 1)
                .matches(operation -> operation.data().equals(Optional.of(product("Mine"))));
    }

    @Test
    void anEditAndADeleteOfAKnownRecordAreOneDelete() {
        RecordKey key = pulled("Theirs");
        put(key, product("Mine"));
        delete(key);
        assertThat(onlySent()).matches(Operation::delete).matches(operation -> operation.baseVersion() == 1);
    }

    @Test
    void whatIsPutWhileItsDeleteFliesWaitsForTheTombstone() {
        RecordKey key = pulled("Theirs");
        delete(key);
        Operation delete = onlySent();
        put(key, product("Back"));

        sync().settle(List.of(applied(delete, 2)));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Back"));
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(key, 2, true));
        assertThat(onlySent().baseVersion()).isEqualTo(2);
    }

    @Test
    void halvesOfABatchCarryTheTextsOfTheWhole() {
        for (int i = 0; i < 4; i++) {
            put(newProduct(), product("P" + i));
        }
        List<FrozenOperation> whole = take();
        List<FrozenOperation> first = sync().takeBatch(2, 1_000_000, Set.of());
        List<FrozenOperation> second = sync().takeBatch(2, 1_000_000,
                Set.of(first.get(0).opId(), first.get(1).opId()));
        assertThat(first).isEqualTo(whole.subList(0, 2));
        assertThat(second).isEqualTo(whole.subList(2, 4));
    }

    @Test
    void whatFliesKeepsItsTextThroughAFullPull() {
        RecordKey key = pulled("Theirs");
        put(key, product("Mine"));
        List<FrozenOperation> before = take();
        sync().restartFeed();
        pull(foreign(key, 4, -3, product("Of the new epoch")));
        assertThat(take()).isEqualTo(before);
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Mine"));
    }

    @Test
    void aFullPullThatBeginsAgainForgetsWhatTheFirstBrought() {
        RecordKey key = pulled("Theirs");
        sync().restartFeed();
        pull(false, foreign(key, 1, -10, product("Theirs")));
        sync().restartFeed();
        pull();
        assertThat(onlySent()).matches(operation -> operation.key().equals(key))
                .matches(operation -> operation.baseVersion() == 0);
    }

    @Test
    void aQuarantinedEditStaysQuarantinedAtAnotherRemote() {
        RecordKey key = pulled("Theirs");
        Operation bad = quarantined(key, product("Bad"));

        sync().attach("elsewhere");

        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 0, 1));
        sync().retry(bad.opId());
        assertThat(onlySent().baseVersion()).isZero();
    }

    @Test
    void theCursorOfARemoteIsNoneOfAnother() {
        pull();
        sync().attach("elsewhere");
        sync().attach(REMOTE);
        assertThat(sync().feed().cursor()).isEmpty();
        assertThat(sync().feed().full()).isTrue();
    }

    @Test
    void aPageThatBringsATombstoneOfATombstoneChangesNothingThatPeopleSee() {
        RecordKey key = pulled("Theirs");
        pull(foreignTombstone(key, 2, -5));
        assertThat(pull(foreignTombstone(key, 3, -4))).isZero();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(key, 3, true));
    }

    private RecordKey pulled(String name) {
        RecordKey key = newProduct();
        pull(foreign(key, 1, -10, product(name)));
        return key;
    }

    private Operation quarantined(RecordKey key, Data data) {
        put(key, data);
        Operation operation = onlySent();
        sync().settle(List.of(rejected(operation)));
        return operation;
    }

    private Settlement superseded(RecordKey key) {
        put(key, product("Mine"));
        return new Settlement.Superseded(onlySent().opId(), foreign(key, 2, 5, product("Theirs")), clock.instant());
    }

    private static Settlement rejected(Operation operation) {
        return new Settlement.Rejected(operation.opId(), "INVALID", "a name must not be silly");
    }

    private LedgerEntry onlyNote() {
        List<LedgerEntry> entries = ledger(Optional.empty(), 10).items();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private List<Goal> goalsHere() {
        List<Item<Goal>> goals = store().read(reader -> reader.goals());
        return goals.stream().map(Item::data).toList();
    }

    private static Digest digest(RecordKey key, long version, boolean deleted) {
        RecordDigest digest = new RecordDigest();
        digest.add(key.id(), version, deleted);
        return digest.digest();
    }
}
