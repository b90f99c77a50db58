package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Buckets;
import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPosition;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.rules.RecordDigest;
import org.larder.store.jdbc.Surroundings;

/** Comparing with the remote in parts, what is queued again after it, and records that come beside the feed. */
public abstract class RepairContract extends StoreContract {

    private static final UUID A1 = UUID.fromString("a1000000-0000-4000-8000-000000000001");
    private static final UUID A2 = UUID.fromString("a2ffffff-ffff-4fff-bfff-ffffffffffff");
    private static final UUID A3 = UUID.fromString("a2fffff0-0000-4000-8000-000000000000");
    private static final UUID B1 = UUID.fromString("b0000000-0000-4000-8000-000000000000");

    protected RepairContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
        sync().attach(REMOTE);
    }

    @Test
    void bucketsAreHashesByTheNextCharacterWithEntriesWhenTheyAreFew() {
        pull(foreign(RecordKey.product(A1), 1, -5, product("1")), foreign(RecordKey.product(A2), 2, -5, product("2")),
                foreignTombstone(RecordKey.product(A3), 3, -5), foreign(RecordKey.product(B1), 4, -5, product("4")));
        put(newProduct(), product("Not there yet"));
        Buckets.Entry a1 = new Buckets.Entry(A1.toString(), 1, false);
        Buckets.Entry a2 = new Buckets.Entry(A2.toString(), 2, false);
        Buckets.Entry a3 = new Buckets.Entry(A3.toString(), 3, true);
        Buckets.Entry b1 = new Buckets.Entry(B1.toString(), 4, false);

        assertThat(buckets("")).isEqualTo(of(Map.of("a", digest(a1, a3, a2), "b", digest(b1)), a1, a3, a2, b1));
        assertThat(buckets("a")).isEqualTo(of(Map.of("1", digest(a1), "2", digest(a3, a2)), a1, a3, a2));
        assertThat(buckets("a2fffff")).isEqualTo(of(Map.of("0", digest(a3), "f", digest(a2)), a3, a2));
        assertThat(buckets("a2ffffff")).isEqualTo(of(Map.of("-", digest(a2)), a2));
        assertThat(buckets("a2ffffff-")).isEqualTo(of(Map.of("f", digest(a2)), a2));
        assertThat(buckets(B1.toString())).isEqualTo(of(Map.of("", digest(b1)), b1));
        assertThat(sync().buckets(RecordType.CONSUMPTION, "")).isEqualTo(of(Map.of()));
    }

    @Test
    void noIdBeginsWithWhatIsNone() {
        pull(foreign(RecordKey.product(A1), 1, -5, product("1")), foreign(RecordKey.goal(DAY), 1, -5, goal(2000)));
        for (String prefix : List.of("c", "a-", "a10000000", "a1000000-0000-4000-8000-0000000000011", "-", "A1", "z")) {
            assertThat(buckets(prefix)).as(prefix).isEqualTo(of(Map.of()));
            assertThat(sync().buckets(RecordType.GOAL, prefix)).as(prefix).isEqualTo(of(Map.of()));
        }
    }

    @Test
    void goalsAreBucketedByTheirDates() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        pull(foreign(RecordKey.goal(day), 1, -5, goal(2000)),
                foreign(RecordKey.goal(day.plusYears(1)), 2, -5, goal(2000)));
        Buckets.Entry first = new Buckets.Entry("2026-03-01", 1, false);
        Buckets.Entry second = new Buckets.Entry("2027-03-01", 2, false);
        assertThat(sync().buckets(RecordType.GOAL, "202"))
                .isEqualTo(of(Map.of("6", digest(first), "7", digest(second)), first, second));
        assertThat(sync().buckets(RecordType.GOAL, "2026-03-01")).isEqualTo(of(Map.of("", digest(first)), first));
        assertThat(sync().buckets(RecordType.GOAL, "2026-03-011")).isEqualTo(of(Map.of()));
    }

    @Test
    void moreThanSixtyFourRecordsAreNotListed() {
        List<RemoteRecord> records = Stream.generate(() -> foreign(newProduct(), 1, -5, product("P"))).limit(65)
                .toList();
        pull(records.subList(0, 64).toArray(new RemoteRecord[0]));
        assertThat(buckets("").entries().orElseThrow()).hasSize(64)
                .isSortedAccordingTo((one, other) -> one.id().compareTo(other.id()));
        pull(records.get(64));
        assertThat(buckets("").entries()).isEmpty();
        assertThat(buckets("").digests().values().stream().mapToLong(Digest::count).sum()).isEqualTo(65);
    }

    @Test
    void bucketsRunOverTheBaseStates() {
        pull(foreign(RecordKey.product(A1), 1, -5, product("1")), foreignTombstone(RecordKey.product(B1), 2, -5));
        delete(RecordKey.product(A1));
        put(RecordKey.product(B1), product("Again"));
        Buckets.Entry a1 = new Buckets.Entry(A1.toString(), 1, false);
        Buckets.Entry b1 = new Buckets.Entry(B1.toString(), 2, true);
        assertThat(buckets("")).isEqualTo(of(Map.of("a", digest(a1), "b", digest(b1)), a1, b1));
    }

    @Test
    void whatTheRemoteLostOrHasInAnOlderVersionIsQueuedAgain() {
        RecordKey lost = pulled(3);
        RecordKey older = pulled(3);
        RecordKey dead = pulled(1);
        pull(foreignTombstone(dead, 2, -5));
        RecordKey edited = pulled(3);
        put(edited, product("Edited"));
        RecordKey same = pulled(3);

        assertThat(sync().requeue(Map.of(lost, 0L, older, 2L, dead, 1L, edited, 0L, same, 3L, newProduct(), 0L)))
                .isEqualTo(3);

        List<Operation> sent = sent();
        assertThat(sent).extracting(Operation::key).containsExactlyInAnyOrder(lost, older, dead, edited);
        assertThat(sent).filteredOn(operation -> operation.key().equals(lost)).singleElement().satisfies(operation -> {
            assertThat(operation.baseVersion()).isZero();
            assertThat(operation.lastModified()).isEqualTo(stamp("other", -10));
            assertThat(operation.data()).contains(product("P"));
        });
        assertThat(sent).filteredOn(operation -> operation.key().equals(older)).singleElement()
                .matches(operation -> operation.baseVersion() == 2);
        assertThat(sent).filteredOn(operation -> operation.key().equals(dead)).singleElement()
                .matches(Operation::delete).matches(operation -> operation.baseVersion() == 1);
        assertThat(sent).filteredOn(operation -> operation.key().equals(edited)).singleElement()
                .matches(operation -> operation.baseVersion() == 3);
        sync().settle(sent.stream().map(operation -> applied(operation, operation.baseVersion() + 1)).toList());
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        assertThat(findProduct(older).orElseThrow().sync()).matches(state -> state.synced() && state.version() == 3);
        assertThat(store().check()).isEmpty();
    }

    @Test
    void whatWasQueuedTwiceIsQueuedOnce() {
        RecordKey key = pulled(3);
        assertThat(sync().requeue(Map.of(key, 0L))).isEqualTo(1);
        assertThat(sync().requeue(Map.of(key, 0L))).isZero();
        assertThat(take()).extracting(FrozenOperation::key).containsExactly(key);
    }

    @Test
    void aPreviewedRecordIsThereBeforeTheFeedBringsIt() {
        RecordKey key = newProduct();
        FeedPosition before = sync().feed();
        RemoteRecord record = foreign(key, 3, -5, product("Rice"));

        assertThat(sync().preview(REMOTE, List.of(record))).isEqualTo(1);

        assertThat(sync().feed()).isEqualTo(before);
        assertThat(findProduct(key).orElseThrow().sync()).matches(state -> state.synced() && state.version() == 3);
        assertThat(pull(record)).isZero();
        assertThat(sync().preview(REMOTE, List.of(record))).isZero();
    }

    @Test
    void aPreviewOfAnotherRemoteChangesNothing() {
        assertThat(sync().preview("elsewhere", List.of(foreign(newProduct(), 1, 0, product("A"))))).isZero();
        assertThat(sync().live()).isZero();
    }

    @Test
    void aPendingEditStaysOnTopOfAPreview() {
        RecordKey key = pulled(1);
        put(key, product("Mine"));
        assertThat(sync().preview(REMOTE, List.of(foreign(key, 2, -5, product("Theirs"))))).isZero();
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Mine"));
        Operation operation = onlySent();
        sync().settle(List.of(new Settlement.Rejected(operation.opId(), "INVALID", "no")));
        sync().discard(operation.opId());
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Theirs"));
    }

    @Test
    void aPreviewDuringAFullPullLeavesItUnderWay() {
        RecordKey previewed = pulled(3);
        RecordKey missing = pulled(3);
        sync().restartFeed();
        sync().preview(REMOTE, List.of(foreign(previewed, 3, -10, product("P"))));
        assertThat(sync().feed()).matches(FeedPosition::full).matches(feed -> feed.cursor().isEmpty());
        pull(foreign(previewed, 3, -10, product("P")));
        assertThat(take()).extracting(FrozenOperation::key).containsExactly(missing);
    }

    @Test
    void aPreviewIsToldAsAChangeOfTheRemote() {
        List<Boolean> remote = new ArrayList<>();
        try (LocalStore.Subscription listening = store().listen(commit -> remote.add(commit.remote()))) {
            sync().preview(REMOTE, List.of(foreign(newProduct(), 1, 0, product("A"))));
        }
        assertThat(remote).containsExactly(true);
    }

    private Buckets buckets(String prefix) {
        return sync().buckets(RecordType.PRODUCT, prefix);
    }

    private RecordKey pulled(long version) {
        RecordKey key = newProduct();
        pull(foreign(key, version, -10, product("P")));
        return key;
    }

    private static Buckets of(Map<String, Digest> digests, Buckets.Entry... entries) {
        return new Buckets(digests, Optional.of(List.of(entries)));
    }

    private static Digest digest(Buckets.Entry... entries) {
        RecordDigest digest = new RecordDigest();
        for (Buckets.Entry entry : entries) {
            digest.add(entry.id(), entry.version(), entry.deleted());
        }
        return digest.digest();
    }
}
