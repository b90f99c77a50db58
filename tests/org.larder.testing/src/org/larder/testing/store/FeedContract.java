package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Digest;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPosition;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.rules.RecordDigest;
import org.larder.store.jdbc.Surroundings;

/** The remote feed: merging, cursors, epochs, digests. */
public abstract class FeedContract extends StoreContract {

    protected FeedContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
        sync().attach(REMOTE);
    }

    @Test
    void aPulledRecordIsThereAndSynced() {
        RecordKey key = newProduct();
        assertThat(pull(foreign(key, 3, -5, product("Rice")))).isEqualTo(1);

        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("Rice"));
            assertThat(item.sync().version()).isEqualTo(3);
            assertThat(item.sync().lastModified()).isEqualTo(stamp("other", -5));
            assertThat(item.sync().syncTimestamp()).contains(clock.instant());
            assertThat(item.sync().synced()).isTrue();
        });
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
    }

    @Test
    @Tag("F18")
    @Tag("F23")
    void theCursorGoesOnWithThePageAcrossARestart() {
        pull(false, foreign(newProduct(), 1, 0, product("A")));
        reopen();
        assertThat(sync().feed()).isEqualTo(
                new FeedPosition(Optional.of(REMOTE), Optional.of("c:1"), false, Optional.of(clock.instant()), 0));
        pull(foreign(newProduct(), 1, 0, product("B")));
        assertThat(sync().feed().cursor()).contains("c:2");
        assertThat(countProducts("")).isEqualTo(2);
    }

    @Test
    void aCursorMayBeLong() {
        String cursor = "device:12345;".repeat(5000);
        sync().applyRemote(new FeedPage(REMOTE, Optional.empty(), List.of(), cursor, true, clock.instant()));
        reopen();
        assertThat(sync().feed().cursor()).contains(cursor);
    }

    @Test
    void aPageOfAnotherCursorOrRemoteChangesNothing() {
        RemoteRecord record = foreign(newProduct(), 1, 0, product("A"));
        pull();

        int late = sync().applyRemote(
                new FeedPage(REMOTE, Optional.empty(), List.of(record), "c:9", true, clock.instant()));
        int strange = sync().applyRemote(
                new FeedPage("elsewhere", Optional.of("c:1"), List.of(record), "c:9", true, clock.instant()));

        assertThat(late + strange).isZero();
        assertThat(sync().feed().cursor()).contains("c:1");
        assertThat(countProducts("")).isZero();
    }

    @Test
    @Tag("F14")
    void ownRecordsThatComeBackAreNoNews() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation operation = onlySent();
        sync().settle(List.of(applied(operation, 1)));

        assertThat(pull(state(operation, 1))).isZero();

        assertThat(ledger(Optional.empty(), 10).items()).isEmpty();
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
    }

    @Test
    @Tag("F14")
    void aDeletedRecordStaysDeletedWhenAnOlderPageBringsIt() {
        RecordKey key = newProduct();
        pull(foreign(key, 1, -10, product("A")));
        pull(foreignTombstone(key, 2, -5));
        assertThat(pull(foreign(key, 1, -10, product("A")))).isZero();
        assertThat(findProduct(key)).isEmpty();
    }

    @Test
    @Tag("F19")
    @Tag("F21")
    void aPendingEditStaysOnTopAndThePulledRecordBecomesItsBase() {
        RecordKey key = newProduct();
        pull(foreign(key, 1, -10, product("Old")));
        put(key, product("Mine"));

        pull(foreign(key, 2, -5, product("Theirs")));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Mine"));
        assertThat(onlySent().baseVersion()).isEqualTo(1);
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(Map.of(key.id(), "2:0")));
    }

    @Test
    void aDeleteOfARecordThatTheRemoteHasTooIsSentThoughItsCreationWasNot() {
        RecordKey key = RecordKey.goal(DAY);
        put(key, goal(2000));
        pull(foreign(key, 1, -5, goal(1800)));

        delete(key);

        assertThat(onlySent().delete()).isTrue();
    }

    @Test
    void whatAFullPullBroughtIsNotMissingThoughAnOlderAnswerCameSince() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();
        sync().restartFeed();
        pull(false, foreign(key, 2, 5, product("Theirs")));

        sync().settle(List.of(applied(operation, 1)));
        pull();

        assertThat(findProduct(key).orElseThrow().sync().version()).isEqualTo(2);
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
    }

    @Test
    void aValueOfThisDeviceThatAnotherReplacesStandsInTheLedger() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        drain();
        pull(foreign(key, 2, 5, product("Theirs")));

        List<LedgerEntry> entries = ledger(Optional.empty(), 10).items();
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.OVERWRITTEN);
            assertThat(entry.lost()).contains(product("Mine"));
            assertThat(entry.winner()).contains(product("Theirs"));
        });

        pull(foreign(key, 3, 6, product("Theirs again")));
        assertThat(ledger(Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void unknownFieldsArePulledKeptAndSentBack() {
        RecordKey key = newProduct();
        Product strange = new Product("Oats", OATS, FurtherNutrients.UNKNOWN, Optional.empty(), Optional.empty(),
                List.of(), new Extras("{\"vitamins\":{\"c\":[1,2]}}"));
        pull(foreign(key, 1, -5, strange));

        put(key, findProduct(key).orElseThrow().data().withName("Rolled oats"));

        assertThat(onlySent().data()).contains(strange.withName("Rolled oats"));
    }

    @Test
    void tombstonesOfRecordsThatNeverLivedHereCountInTheDigest() {
        RecordKey key = newProduct();
        assertThat(pull(foreignTombstone(key, 4, -5))).isZero();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(Map.of(key.id(), "4:1")));
        assertThat(sync().empty()).isFalse();
    }

    @Test
    void theDigestRunsOverTheBaseStatesInTheOrderOfIds() {
        RecordKey synced = newProduct();
        RecordKey edited = newProduct();
        RecordKey deleted = newProduct();
        RecordKey created = newProduct();
        pull(foreign(synced, 1, -5, product("A")), foreign(edited, 2, -5, product("B")),
                foreign(deleted, 3, -5, product("C")));
        put(edited, product("B2"));
        delete(deleted);
        put(created, product("D"));
        put(RecordKey.goal(DAY), goal(2000));

        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(
                digest(Map.of(synced.id(), "1:0", edited.id(), "2:0", deleted.id(), "3:0")));
        assertThat(sync().digest(RecordType.CONSUMPTION)).isEqualTo(Digest.EMPTY);
        assertThat(sync().digest(RecordType.GOAL)).isEqualTo(Digest.EMPTY);

        drain();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(
                Map.of(synced.id(), "1:0", edited.id(), "3:0", deleted.id(), "4:1", created.id(), "1:0")));
        assertThat(sync().digest(RecordType.GOAL)).isEqualTo(digest(Map.of("2026-03-01", "1:0")));
    }

    @Test
    @Tag("F24")
    void stampsTooFarAheadAreStoredButNotFollowed() {
        RecordKey key = newProduct();
        pull(foreign(key, 1, Duration.ofDays(3650).toSeconds(), product("A")));

        assertThat(findProduct(key)).isPresent();
        assertThat(put(newProduct(), product("B")).sync().lastModified().time())
                .isBefore(clock.instant().plusSeconds(1));
    }

    @Test
    void attachingTheSameRemoteAgainChangesNothing() {
        pull(foreign(newProduct(), 1, 0, product("A")));
        sync().attach(REMOTE);
        assertThat(sync().feed().cursor()).contains("c:1");
        assertThat(sync().feed().full()).isFalse();
    }

    @Test
    @Tag("F22")
    void afterARestartOfTheFeedWhatTheServerLostIsQueuedAgain() {
        RecordKey kept = newProduct();
        RecordKey lost = newProduct();
        RecordKey gone = newProduct();
        put(kept, product("Kept"));
        Operation first = onlySent();
        sync().settle(List.of(applied(first, 1)));
        put(lost, product("Lost"));
        Operation second = onlySent();
        sync().settle(List.of(applied(second, 1)));
        put(gone, product("Gone"));
        drain();
        delete(gone);
        drain();

        sync().restartFeed();
        assertThat(sync().feed().full()).isTrue();
        assertThat(sync().feed().cursor()).isEmpty();
        pull(false, state(first, 1));
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        reopen();
        pull();

        assertThat(sync().feed().full()).isFalse();
        List<Operation> again = sent();
        assertThat(again).extracting(Operation::key).containsExactlyInAnyOrder(lost, gone);
        assertThat(again).filteredOn(operation -> operation.key().equals(lost)).singleElement().satisfies(operation -> {
            assertThat(operation.lastModified()).isEqualTo(second.lastModified());
            assertThat(operation.baseVersion()).isZero();
            assertThat(operation.opId()).isNotEqualTo(second.opId());
        });
        assertThat(again).filteredOn(operation -> operation.key().equals(gone)).allMatch(Operation::delete);
    }

    @Test
    @Tag("F22")
    void whatIsOlderThereIsQueuedAgainOnTheVersionThere() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation first = onlySent();
        sync().settle(List.of(applied(first, 1)));
        put(key, product("B"));
        Operation second = onlySent();
        sync().settle(List.of(applied(second, 2)));

        sync().restartFeed();
        pull(state(first, 1));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("B"));
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.data()).contains(product("B"));
            assertThat(operation.lastModified()).isEqualTo(second.lastModified());
            assertThat(operation.baseVersion()).isEqualTo(1);
        });
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(Map.of(key.id(), "1:0")));
    }

    @Test
    @Tag("F22")
    void anAnswerOfAServerThatWasSetBackIsNotTakenForAnOldOne() {
        RecordKey key = newProduct();
        pull(foreign(key, 9, -10, product("Before")));
        put(key, product("Mine"));
        Operation operation = onlySent();

        sync().settle(List.of(applied(operation, 3)));

        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("Mine"));
            assertThat(item.sync().version()).isEqualTo(3);
            assertThat(item.sync().synced()).isTrue();
        });
        sync().restartFeed();
        pull(state(operation, 3));
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Mine"));
        assertThat(take()).isEmpty();
    }

    @Test
    @Tag("F22")
    void anEditMadeDuringThePushStaysOnTheVersionOfAServerThatWasSetBack() {
        RecordKey key = newProduct();
        pull(foreign(key, 9, -10, product("Before")));
        put(key, product("Mine"));
        Operation operation = onlySent();
        put(key, product("Newer"));

        sync().settle(List.of(applied(operation, 3)));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Newer"));
        assertThat(onlySent().baseVersion()).isEqualTo(3);
    }

    @Test
    @Tag("F22")
    void aWinnerAtAServerThatWasSetBackIsTaken() {
        RecordKey key = newProduct();
        pull(foreign(key, 9, -10, product("Before")));
        put(key, product("Mine"));

        sync().settle(List.of(new Settlement.Superseded(onlySent().opId(), foreign(key, 4, 5, product("Theirs")),
                clock.instant())));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Theirs"));
    }

    @Test
    void anAnswerOlderThanWhatWasPulledSinceIsNotTaken() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();
        pull(foreign(key, 2, 5, product("Theirs")));

        sync().settle(List.of(applied(operation, 1)));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Theirs"));
        assertThat(ledger(Optional.empty(), 10).items()).singleElement()
                .matches(entry -> entry.kind() == Kind.OVERWRITTEN);
    }

    @Test
    void inAFullPullANewerStampWinsThoughItsVersionIsLower() {
        RecordKey key = newProduct();
        pull(foreign(key, 9, -10, product("Old epoch")));
        sync().restartFeed();
        pull(foreign(key, 2, -5, product("New epoch")));
        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("New epoch"));
            assertThat(item.sync().version()).isEqualTo(2);
        });
        assertThat(take()).isEmpty();
    }

    @Test
    void inAFullPullTheSameStateUnderAnotherVersionIsAdopted() {
        RecordKey key = newProduct();
        pull(foreign(key, 9, -10, product("A")));
        sync().restartFeed();
        pull(foreign(key, 1, -10, product("A")));
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(Map.of(key.id(), "1:0")));
        assertThat(take()).isEmpty();
    }

    @Test
    void waitingEditsKeepTheirBaseOnlyIfTheRemoteStillHasIt() {
        RecordKey same = newProduct();
        RecordKey other = newProduct();
        RecordKey missing = newProduct();
        pull(foreign(same, 3, -10, product("A")), foreign(other, 3, -10, product("B")),
                foreign(missing, 3, -10, product("C")));
        put(same, product("A2"));
        put(other, product("B2"));
        put(missing, product("C2"));

        sync().restartFeed();
        pull(foreign(same, 3, -10, product("A")), foreign(other, 3, -9, product("B, by chance version 3 too")));

        assertThat(sent()).extracting(Operation::key, Operation::baseVersion)
                .containsExactly(pair(same, 3), pair(other, 0), pair(missing, 0));
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(Map.of(same.id(), "3:0", other.id(), "3:0")));
    }

    @Test
    void anotherRemoteIsANewEpoch() {
        RecordKey synced = newProduct();
        RecordKey inFlight = newProduct();
        RecordKey twice = newProduct();
        put(synced, product("Synced"));
        drain();
        put(inFlight, product("In flight"));
        put(twice, product("In flight too"));
        List<Operation> sent = sent();
        put(twice, product("Newest"));

        sync().attach("elsewhere");

        assertThat(sync().feed()).satisfies(feed -> {
            assertThat(feed.remote()).contains("elsewhere");
            assertThat(feed.cursor()).isEmpty();
            assertThat(feed.full()).isTrue();
        });
        assertThat(sync().counts()).isEqualTo(new QueueCounts(2, 0, 0));
        assertThat(findProduct(synced).orElseThrow().sync().synced()).isFalse();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(Digest.EMPTY);

        sync().applyRemote(new FeedPage("elsewhere", Optional.empty(), List.of(), "x", true, clock.instant()));

        List<Operation> again = sent();
        assertThat(again).extracting(Operation::key).containsExactlyInAnyOrder(synced, inFlight, twice);
        assertThat(again).allMatch(operation -> operation.baseVersion() == 0);
        assertThat(again).extracting(Operation::opId).doesNotContainAnyElementsOf(
                sent.stream().map(Operation::opId).toList());
        assertThat(again).filteredOn(operation -> operation.key().equals(twice))
                .allMatch(operation -> operation.data().equals(Optional.of(product("Newest"))));
    }

    @Test
    void aRecordDeletedWhileAnotherRemoteIsNotPulledYetIsDeletedThereToo() {
        RecordKey key = newProduct();
        put(key, product("A"));
        drain();
        sync().attach("elsewhere");

        delete(key);

        assertThat(onlySent().delete()).isTrue();
    }

    @Test
    void theFirstAttachmentOfAnEmptyProfileIsNoEpoch() {
        assertThat(sync().feed().full()).isFalse();
        assertThat(sync().feed().remote()).contains(REMOTE);
    }

    @Test
    void aCorrectedClockGivesCorrectedStamps() {
        sync().clockOffset(Duration.ofHours(2));
        assertThat(put(newProduct(), product("A")).sync().lastModified().time())
                .isEqualTo(clock.instant().plus(Duration.ofHours(2)));
        sync().clockOffset(Duration.ZERO);
        assertThat(put(newProduct(), product("B")).sync().lastModified().time()).isEqualTo(clock.instant());
    }

    private static Tuple pair(RecordKey key, long version) {
        return Tuple.tuple(key, version);
    }

    /** The hash that the contract asks for, over {@code version:deleted} by id. */
    private static Digest digest(Map<String, String> states) {
        RecordDigest digest = new RecordDigest();
        new TreeMap<>(states).forEach((id, state) -> digest.add(id, Long.parseLong(state.split(":")[0]),
                state.endsWith(":1")));
        return digest.digest();
    }
}
