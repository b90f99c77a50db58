package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Digest;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Operation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.rules.RecordDigest;
import org.larder.store.jdbc.Surroundings;

/** Records that a page of the feed would delete: counted before, taken or kept; and remotes that only list. */
public abstract class VanishingContract extends StoreContract {

    protected VanishingContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
        sync().attach(REMOTE);
    }

    @Test
    void whatAPageWouldDeleteIsCountedAndNothingChanges() {
        RecordKey gone = pulled("Gone");
        RecordKey edited = pulled("Edited");
        RecordKey dead = pulled("Dead");
        pull(foreignTombstone(dead, 2, -5));
        put(edited, product("Edited here"));
        FeedPage page = page(true, Missing.LOST, Vanishing.TAKE, foreignTombstone(gone, 2, -5),
                foreignTombstone(edited, 2, -5), foreignTombstone(dead, 3, -4), foreignTombstone(newProduct(), 2, -5),
                foreign(newProduct(), 1, -5, product("New")));

        assertThat(sync().vanishing(page)).isEqualTo(1);

        assertThat(sync().live()).isEqualTo(2);
        assertThat(sync().applyRemote(page)).isEqualTo(2);
        assertThat(findProduct(gone)).isEmpty();
        assertThat(sync().live()).isEqualTo(2);
    }

    @Test
    void whatPagesDeletedIsCountedOverAnOpeningUntilTheFeedsEnd() {
        RecordKey first = pulled("First");
        RecordKey second = pulled("Second");
        RecordKey third = pulled("Third");
        RecordKey back = pulled("Back");
        RecordKey edited = pulled("Edited");
        put(edited, product("Edited here"));
        pull(false, foreignTombstone(first, 2, -5), foreignTombstone(newProduct(), 2, -5),
                foreignTombstone(edited, 2, -5), foreignTombstone(back, 2, -5),
                foreign(back, 3, -4, product("Back")));
        assertThat(sync().feed().vanished()).isEqualTo(1);
        reopen();
        pull(false, foreignTombstone(second, 2, -5), foreignTombstone(first, 3, -4));
        assertThat(sync().feed().vanished()).isEqualTo(2);
        pull(false, foreign(newProduct(), 1, -5, product("New")));
        assertThat(sync().feed().vanished()).isEqualTo(2);
        pull(foreignTombstone(third, 2, -5));
        assertThat(sync().feed().vanished()).isZero();
    }

    @Test
    void aFeedThatBeginsAnewGoesOnCounting() {
        RecordKey first = pulled("First");
        pull(false, foreignTombstone(first, 2, -5));
        sync().restartFeed();
        assertThat(sync().feed().vanished()).isEqualTo(1);
        pull();
        assertThat(sync().feed().vanished()).isZero();
    }

    @Test
    void aPageThatIsNotExpectedDeletesNothing() {
        RecordKey key = pulled("A");
        FeedPage page = page(true, Missing.LOST, Vanishing.TAKE, foreignTombstone(key, 2, -5));
        pull();
        assertThat(sync().vanishing(page)).isZero();
        assertThat(sync().vanishing(new FeedPage("elsewhere", sync().feed().cursor(), page.records(), "c:9", true,
                clock.instant()))).isZero();
    }

    @Test
    void anOlderTombstoneDeletesNothing() {
        RecordKey key = newProduct();
        pull(foreign(key, 3, -5, product("A")));
        assertThat(sync().vanishing(page(true, Missing.LOST, Vanishing.TAKE, foreignTombstone(key, 2, 5)))).isZero();
        sync().restartFeed();
        FeedPage newer = page(true, Missing.LOST, Vanishing.TAKE, foreignTombstone(key, 2, 5));
        assertThat(sync().vanishing(newer)).isEqualTo(1);
        assertThat(sync().vanishing(page(true, Missing.LOST, Vanishing.TAKE, foreignTombstone(key, 9, -6)))).isZero();
    }

    @Test
    void aRecordThatAPageDeletesAndBringsBackIsNotCounted() {
        RecordKey key = pulled("A");
        FeedPage page = page(true, Missing.LOST, Vanishing.TAKE, foreignTombstone(key, 2, -5),
                foreign(key, 3, -4, product("Back")));
        assertThat(sync().vanishing(page)).isZero();
        assertThat(sync().applyRemote(page)).isEqualTo(2);
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Back"));
    }

    @Test
    void allLiveRecordsCountWhateverTheirType() {
        RecordKey product = pulled("A");
        put(newEntry(), entry(product, 10));
        put(RecordKey.goal(DAY), goal(2000));
        RecordKey deleted = pulled("B");
        delete(deleted);
        assertThat(sync().live()).isEqualTo(3);
    }

    @Test
    void aKeptRecordIsQueuedAgainOnTheTombstoneAndWins() {
        RecordKey key = pulled("Kept");
        RemoteRecord tombstone = foreignTombstone(key, 2, 60);
        FeedPage page = page(true, Missing.LOST, Vanishing.KEEP, tombstone);
        assertThat(sync().vanishing(page)).isZero();

        assertThat(sync().applyRemote(page)).isZero();

        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("Kept"));
            assertThat(item.sync().version()).isEqualTo(2);
            assertThat(item.sync().synced()).isFalse();
            assertThat(item.sync().lastModified().after(tombstone.lastModified())).isTrue();
        });
        Operation again = onlySent();
        assertThat(again.baseVersion()).isEqualTo(2);
        assertThat(again.data()).contains(product("Kept"));
        assertThat(again.lastModified().after(tombstone.lastModified())).isTrue();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(key, 2, true));
        sync().settle(List.of(applied(again, 3)));
        assertThat(findProduct(key).orElseThrow().sync().synced()).isTrue();
        assertThat(ledger(Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void aKeptRecordThatIsDiscardedGoesWithItsTombstone() {
        RecordKey key = pulled("Kept");
        sync().applyRemote(page(true, Missing.LOST, Vanishing.KEEP, foreignTombstone(key, 2, -5)));
        Operation again = onlySent();
        sync().settle(List.of(new Settlement.Rejected(again.opId(), "INVALID", "no")));
        sync().discard(again.opId());
        assertThat(findProduct(key)).isEmpty();
        assertThat(sync().digest(RecordType.PRODUCT)).isEqualTo(digest(key, 2, true));
    }

    @Test
    void aKeptEntryStaysOnItsDay() {
        RecordKey product = pulled("Oats");
        RecordKey key = newEntry();
        pull(foreign(key, 1, -10, entry(product, 50)));
        sync().restartFeed();
        sync().applyRemote(page(true, Missing.LOST, Vanishing.KEEP, foreign(product, 1, -10, product("Oats")),
                foreignTombstone(key, 2, -5)));
        List<DiaryEntry> day = store().read(reader -> reader.day(DAY));
        assertThat(day).hasSize(1);
        assertThat(onlySent().baseVersion()).isEqualTo(2);
    }

    @Test
    void whatACompleteListLacksIsDeletedHere() {
        RecordKey listed = pulled("Listed");
        RecordKey gone = pulled("Gone");
        RecordKey dead = pulled("Dead");
        pull(foreignTombstone(dead, 2, -5));
        RecordKey mine = newProduct();
        put(mine, product("Mine, not sent"));
        RecordKey edited = pulled("Edited");
        put(edited, product("Edited here"));

        sync().restartFeed();
        pull(false);
        FeedPage page = page(true, Missing.DELETED, Vanishing.TAKE, foreign(listed, 1, -10, product("Listed")));
        assertThat(sync().vanishing(page)).isEqualTo(1);
        assertThat(sync().applyRemote(page)).isEqualTo(1);

        assertThat(findProduct(gone)).isEmpty();
        assertThat(findProduct(listed).orElseThrow().sync().synced()).isTrue();
        assertThat(findProduct(edited).orElseThrow().data()).isEqualTo(product("Edited here"));
        assertThat(sync().feed().full()).isFalse();
        assertThat(sent()).extracting(Operation::key).containsExactly(mine, edited);
        assertThat(ledger(Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void onlyTheLastPageSaysWhatIsMissing() {
        pulled("A");
        sync().restartFeed();
        FeedPage page = page(false, Missing.DELETED, Vanishing.TAKE);
        assertThat(sync().vanishing(page)).isZero();
        assertThat(sync().applyRemote(page)).isZero();
        assertThat(sync().live()).isEqualTo(1);
    }

    @Test
    void outsideAFullPullNothingIsMissing() {
        pulled("A");
        FeedPage page = page(true, Missing.DELETED, Vanishing.TAKE);
        assertThat(sync().vanishing(page)).isZero();
        assertThat(sync().applyRemote(page)).isZero();
        assertThat(sync().live()).isEqualTo(1);
    }

    @Test
    void aValueOfThisDeviceThatIsMissingInACompleteListStandsInTheLedger() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        drain();
        sync().restartFeed();
        sync().applyRemote(page(true, Missing.DELETED, Vanishing.TAKE));
        assertThat(findProduct(key)).isEmpty();
        assertThat(ledger(Optional.empty(), 10).items()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.OVERWRITTEN);
            assertThat(entry.lost()).contains(product("Mine"));
            assertThat(entry.winner()).isEmpty();
        });
        assertThat(take()).isEmpty();
    }

    @Test
    void aRecordThatALaterListBringsBackIsThereAgain() {
        RecordKey key = pulled("A");
        sync().restartFeed();
        sync().applyRemote(page(true, Missing.DELETED, Vanishing.TAKE));
        sync().restartFeed();
        sync().applyRemote(page(true, Missing.DELETED, Vanishing.TAKE, foreign(key, 1, -10, product("A"))));
        assertThat(findProduct(key).orElseThrow().sync().synced()).isTrue();
    }

    @Test
    void whatWasAcknowledgedDuringTheListingIsNotMissing() {
        RecordKey key = newProduct();
        put(key, product("Mine"));
        Operation operation = onlySent();
        sync().restartFeed();
        pull(false);
        sync().settle(List.of(applied(operation, 1)));
        FeedPage page = page(true, Missing.DELETED, Vanishing.TAKE);
        assertThat(sync().vanishing(page)).isZero();
        assertThat(sync().applyRemote(page)).isZero();
        assertThat(findProduct(key).orElseThrow().sync().synced()).isTrue();
    }

    @Test
    void whatANewRemoteThatOnlyListsNeverHadIsQueuedForIt() {
        RecordKey key = pulled("A");
        sync().attach("elsewhere");
        FeedPage page = new FeedPage("elsewhere", Optional.empty(), List.of(), "c:1", true, clock.instant(),
                Missing.DELETED, Vanishing.TAKE);
        assertThat(sync().vanishing(page)).isZero();
        assertThat(sync().applyRemote(page)).isZero();
        assertThat(onlySent()).matches(operation -> operation.key().equals(key))
                .matches(operation -> operation.baseVersion() == 0);
    }

    @Test
    void aMissingRecordThatIsKeptIsQueuedAsANewOne() {
        RecordKey key = pulled("Kept");
        clock.advance(Duration.ofMinutes(1));
        sync().restartFeed();
        FeedPage page = page(true, Missing.DELETED, Vanishing.KEEP);
        assertThat(sync().vanishing(page)).isZero();
        assertThat(sync().applyRemote(page)).isZero();
        assertThat(findProduct(key).orElseThrow().sync().version()).isZero();
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.baseVersion()).isZero();
            assertThat(operation.data()).contains(product("Kept"));
            assertThat(operation.lastModified().time()).isEqualTo(clock.instant());
        });
    }

    private RecordKey pulled(String name) {
        RecordKey key = newProduct();
        pull(foreign(key, 1, -10, product(name)));
        return key;
    }

    private static Digest digest(RecordKey key, long version, boolean deleted) {
        RecordDigest digest = new RecordDigest();
        digest.add(key.id(), version, deleted);
        return digest.digest();
    }
}
