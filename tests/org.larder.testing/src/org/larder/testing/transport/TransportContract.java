package org.larder.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Buckets;
import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.larder.json.RecordJson;
import org.larder.rules.RecordDigest;

/**
 * What every transport does, whatever the remote is: outcomes, repeats, pages, convergence and tombstones. A test of a
 * transport derives from it and says how devices reach one remote, which is empty when a test begins.
 */
public abstract class TransportContract {

    private static final String ONE = "dev1";
    private static final String TWO = "dev2";
    private static final int MANY_PAGES = 1000;

    /** A device of the account, with a transport of its own. */
    protected abstract SyncTransport device(String deviceId);

    private static Outcome push(SyncTransport transport, String device, FrozenOperation operation) {
        return transport.push(device, Sent.alone(operation)).outcomes().get(0);
    }

    private static Outcome.Applied applied(SyncTransport transport, String device, FrozenOperation operation) {
        Outcome outcome = push(transport, device, operation);
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return (Outcome.Applied) outcome;
    }

    private static RemoteRecord state(Outcome outcome) {
        return outcome.state().orElseThrow();
    }

    /** All pages from a cursor on. */
    private static List<PullPage> pages(SyncTransport transport, Optional<String> cursor, int limit) {
        var pages = new ArrayList<PullPage>();
        PullPage page = transport.pull(cursor, limit);
        pages.add(page);
        while (page.hasMore() && pages.size() < MANY_PAGES) {
            page = transport.pull(Optional.of(page.cursor()), limit);
            pages.add(page);
        }
        return pages;
    }

    private static List<RemoteRecord> records(List<PullPage> pages) {
        return pages.stream().flatMap(page -> page.changes().stream()).toList();
    }

    private static List<RemoteRecord> all(SyncTransport transport) {
        return records(pages(transport, Optional.empty(), 200)).stream().sorted(
                Comparator.comparing(RemoteRecord::key)).toList();
    }

    private static Map<RecordType, Digest> digests(List<RemoteRecord> records) {
        var digests = new HashMap<RecordType, Digest>();
        for (RecordType type : RecordType.values()) {
            var digest = new RecordDigest();
            records.stream().filter(record -> record.key().type() == type)
                    .sorted(Comparator.comparing(record -> record.key().id()))
                    .forEach(record -> digest.add(record.key().id(), record.version(), record.deleted()));
            digests.put(type, digest.digest());
        }
        return digests;
    }

    private static RemoteDigest digest(SyncTransport transport) {
        return transport.digest(EnumSet.allOf(RecordType.class));
    }

    // --- who is there

    @Test
    void aProbeFindsTheRemote() {
        SyncTransport transport = device(ONE);
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Valid.class);
        assertThat(transport.remote()).isPresent();
        assertThat(transport.account()).isPresent();
        assertThat(transport.signedIn()).isTrue();
        assertThat(device(TWO).remote()).isEqualTo(transport.remote());
    }

    // --- outcomes

    @Test
    void aNewRecordIsAppliedAsItsFirstVersion() {
        RecordKey key = Sent.product();
        Outcome.Applied outcome = applied(device(ONE), ONE, Sent.put(key, 0, Sent.at(1, ONE), "Oats"));
        assertThat(outcome.record()).isEqualTo(new RemoteRecord(key, 1, Sent.at(1, ONE), Sent.at(1, ONE).time(),
                Optional.of(Sent.named("Oats"))));
        assertThat(outcome.clamped()).isFalse();
    }

    @Test
    void anEditOfTheRecordAsItStandsIsAppliedEvenIfItsClockIsSlow() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        applied(transport, ONE, Sent.put(key, 0, Sent.at(100, ONE), "Oats"));
        RemoteRecord second = applied(transport, TWO, Sent.put(key, 1, Sent.at(5, TWO), "Rye")).record();
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.data()).contains(Sent.named("Rye"));
        assertThat(second.lastModified()).isGreaterThan(Sent.at(100, ONE));
        assertThat(second.lastModified().node()).isEqualTo(TWO);
    }

    @Test
    void anEditOfAnOlderVersionWithAnOlderStampIsSuperseded() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        applied(transport, ONE, Sent.put(key, 0, Sent.at(10, ONE), "Oats"));
        applied(transport, ONE, Sent.put(key, 1, Sent.at(20, ONE), "Rye"));
        Outcome late = push(transport, TWO, Sent.put(key, 1, Sent.at(15, TWO), "Wheat"));
        assertThat(late).isInstanceOf(Outcome.Superseded.class);
        assertThat(state(late).data()).contains(Sent.named("Rye"));
        assertThat(state(late).lastModified()).isEqualTo(Sent.at(20, ONE));
    }

    @Test
    void anEditOfAnOlderVersionWithANewerStampIsApplied() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        applied(transport, ONE, Sent.put(key, 0, Sent.at(10, ONE), "Oats"));
        applied(transport, ONE, Sent.put(key, 1, Sent.at(20, ONE), "Rye"));
        RemoteRecord third = applied(transport, TWO, Sent.put(key, 1, Sent.at(30, TWO), "Wheat")).record();
        assertThat(third.version()).isEqualTo(3);
        assertThat(third.data()).contains(Sent.named("Wheat"));
        assertThat(third.createdAt()).isEqualTo(Sent.at(10, ONE).time());
    }

    @Test
    void ofEqualStampsTheSameContentWinsInBothOrders() {
        SyncTransport transport = device(ONE);
        RecordKey here = Sent.product();
        RecordKey there = Sent.product();
        transport.push(ONE,
                List.of(Sent.put(here, 0, Sent.at(1, ONE), "Oats"), Sent.put(here, 0, Sent.at(1, ONE), "Rye"),
                        Sent.put(there, 0, Sent.at(1, ONE), "Rye"), Sent.put(there, 0, Sent.at(1, ONE), "Oats")));
        List<RemoteRecord> records = all(transport);
        assertThat(records).hasSize(2);
        assertThat(records.get(0).data()).isEqualTo(records.get(1).data());
    }

    @Test
    void ofEqualStampsADeleteBeatsData() {
        SyncTransport transport = device(ONE);
        RecordKey here = Sent.product();
        RecordKey there = Sent.product();
        transport.push(ONE, List.of(Sent.put(here, 0, Sent.at(1, ONE), "Oats"), Sent.delete(here, 0, Sent.at(1, ONE)),
                Sent.delete(there, 0, Sent.at(1, ONE)), Sent.put(there, 0, Sent.at(1, ONE), "Oats")));
        assertThat(all(transport)).hasSize(2).allMatch(RemoteRecord::deleted);
    }

    @Test
    void outcomesStandInTheOrderOfTheOperationsAndABadOneHarmsNoOther() {
        FrozenOperation first = Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats");
        FrozenOperation good = Sent.put(Sent.product(), 0, Sent.at(2, ONE), "Rye");
        FrozenOperation other = Sent.again(good);
        var bad = new FrozenOperation(other.opId(), good.key(), other.json().replace("\"Rye\"", "\"\""));
        List<Outcome> outcomes = device(ONE).push(ONE, List.of(first, bad, good)).outcomes();
        assertThat(outcomes).extracting(Outcome::opId).containsExactly(first.opId(), bad.opId(), good.opId());
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo("INVALID");
            assertThat(rejected.retryable()).isFalse();
            assertThat(rejected.fieldErrors()).extracting(error -> error.field()).containsExactly("name");
        });
    }

    @Test
    void fieldsThatAreUnknownHereAreKept() {
        SyncTransport transport = device(ONE);
        FrozenOperation plain = Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats");
        var rich = new FrozenOperation(plain.opId(), plain.key(),
                plain.json().replace("\"name\":", "\"origin\":{\"farm\":[1,\"näh\"]},\"name\":"));
        applied(transport, ONE, rich);
        RemoteRecord pulled = all(device(TWO)).get(0);
        assertThat(RecordJson.text(pulled.data().orElseThrow()))
                .contains("\"origin\":{\"farm\":[1,\"näh\"]}");
    }

    // --- repeats

    @Test
    void aRepeatIsADuplicateAndChangesNothing() {
        SyncTransport transport = device(ONE);
        FrozenOperation operation = Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats");
        applied(transport, ONE, operation);
        List<RemoteRecord> before = all(transport);
        Outcome again = push(device(ONE), ONE, operation);
        assertThat(again).isInstanceOfSatisfying(Outcome.Duplicate.class,
                duplicate -> assertThat(duplicate.superseded()).isFalse());
        assertThat(state(again)).isEqualTo(before.get(0));
        assertThat(all(transport)).isEqualTo(before);
    }

    @Test
    void aRepeatWithinOnePushIsADuplicate() {
        FrozenOperation operation = Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats");
        SyncTransport transport = device(ONE);
        List<Outcome> outcomes = transport.push(ONE, List.of(operation, operation)).outcomes();
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(all(transport)).extracting(RemoteRecord::version).containsExactly(1L);
    }

    @Test
    void aRepeatBringsTheRecordAsItIsNow() {
        SyncTransport transport = device(ONE);
        FrozenOperation first = Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats");
        applied(transport, ONE, first);
        applied(transport, TWO, Sent.put(first.key(), 1, Sent.at(2, TWO), "Rye"));
        assertThat(state(push(transport, ONE, first)).data()).contains(Sent.named("Rye"));
    }

    @Test
    void aRepeatOfAnOperationThatHadLostSaysSo() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        FrozenOperation late = Sent.put(key, 0, Sent.at(5, TWO), "Rye");
        applied(transport, ONE, Sent.put(key, 0, Sent.at(10, ONE), "Oats"));
        assertThat(push(transport, TWO, late)).isInstanceOf(Outcome.Superseded.class);
        assertThat(push(device(TWO), TWO, late)).isInstanceOfSatisfying(Outcome.Duplicate.class,
                duplicate -> assertThat(duplicate.superseded()).isTrue());
    }

    @Test
    void theOpIdOfAnotherOperationIsRejected() {
        SyncTransport transport = device(ONE);
        FrozenOperation first = Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats");
        applied(transport, ONE, first);
        var other = new FrozenOperation(first.opId(), first.key(), first.json().replace("Oats", "Rye"));
        assertThat(push(transport, ONE, other)).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.reason()).isEqualTo("OPID_REUSED"));
        assertThat(all(transport).get(0).data()).contains(Sent.named("Oats"));
    }

    // --- pages

    @Test
    void anEmptyRemoteHasOneEmptyPage() {
        PullPage page = device(ONE).pull(Optional.empty(), 200);
        assertThat(page.changes()).isEmpty();
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void pagesBringEveryRecordOnceAndEndWithWhatTheDigestSays() {
        SyncTransport transport = device(ONE);
        List<FrozenOperation> sent = IntStream.range(0, 7)
                .mapToObj(i -> Sent.put(Sent.product(), 0, Sent.at(i, ONE), "Food " + i)).toList();
        transport.push(ONE, sent);
        List<PullPage> pages = pages(transport, Optional.empty(), 3);
        assertThat(pages).extracting(page -> page.changes().size()).containsExactly(3, 3, 1);
        assertThat(pages).extracting(PullPage::hasMore).containsExactly(true, true, false);
        assertThat(records(pages)).extracting(RemoteRecord::key)
                .containsExactlyInAnyOrderElementsOf(sent.stream().map(FrozenOperation::key).toList());
        assertThat(digest(transport).highWater()).isEqualTo(pages.get(2).cursor());
    }

    @Test
    void nothingNewIsAnEmptyPageWithTheSameCursor() {
        SyncTransport transport = device(ONE);
        applied(transport, ONE, Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats"));
        String cursor = transport.pull(Optional.empty(), 200).cursor();
        PullPage next = transport.pull(Optional.of(cursor), 200);
        assertThat(next.changes()).isEmpty();
        assertThat(next.hasMore()).isFalse();
        assertThat(next.cursor()).isEqualTo(cursor);
    }

    @Test
    void aRecordThatChangedTwiceComesOnceAsItIsNow() {
        SyncTransport transport = device(ONE);
        String cursor = transport.pull(Optional.empty(), 200).cursor();
        RecordKey key = Sent.product();
        applied(transport, ONE, Sent.put(key, 0, Sent.at(1, ONE), "Oats"));
        applied(transport, ONE, Sent.put(key, 1, Sent.at(2, ONE), "Rye"));
        for (Optional<String> from : List.of(Optional.<String>empty(), Optional.of(cursor))) {
            List<RemoteRecord> pulled = transport.pull(from, 200).changes();
            assertThat(pulled).hasSize(1);
            assertThat(pulled.get(0).version()).isEqualTo(2);
            assertThat(pulled.get(0).data()).contains(Sent.named("Rye"));
        }
    }

    @Test
    void aRecordThatChangesBetweenTwoPagesComesAgain() {
        SyncTransport transport = device(ONE);
        List<RecordKey> keys = IntStream.range(0, 6).mapToObj(i -> Sent.product()).toList();
        keys.forEach(key -> applied(transport, ONE, Sent.put(key, 0, Sent.at(1, ONE), "Oats")));
        PullPage first = transport.pull(Optional.empty(), 3);
        keys.forEach(key -> applied(transport, ONE, Sent.put(key, 1, Sent.at(2, ONE), "Rye")));
        Map<RecordKey, RemoteRecord> latest = new HashMap<>();
        first.changes().forEach(record -> latest.put(record.key(), record));
        records(pages(transport, Optional.of(first.cursor()), 3)).forEach(record -> latest.put(record.key(), record));
        assertThat(latest.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(latest.values()).allMatch(record -> record.version() == 2);
    }

    @Test
    void aCursorGoesOnInAnotherProcess() {
        SyncTransport transport = device(ONE);
        applied(transport, ONE, Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats"));
        String cursor = transport.pull(Optional.empty(), 200).cursor();
        RecordKey key = Sent.product();
        applied(device(TWO), TWO, Sent.put(key, 0, Sent.at(2, TWO), "Rye"));
        assertThat(device(ONE).pull(Optional.of(cursor), 200).changes()).extracting(RemoteRecord::key)
                .containsExactly(key);
    }

    @Test
    void aCursorThatIsNoneAsksForEverythingAgain() {
        assertThatThrownBy(() -> device(ONE).pull(Optional.of("no cursor at all"), 200)).isInstanceOfSatisfying(
                TransportException.class, e -> assertThat(e.retryClass()).isEqualTo(RetryClass.RESYNC));
    }

    // --- tombstones

    @Test
    void aDeleteLeavesATombstoneThatOthersPull() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        applied(transport, ONE, Sent.put(key, 0, Sent.at(1, ONE), "Oats"));
        String cursor = transport.pull(Optional.empty(), 200).cursor();
        RemoteRecord gone = applied(device(TWO), TWO, Sent.delete(key, 1, Sent.at(2, TWO))).record();
        assertThat(gone.deleted()).isTrue();
        assertThat(gone.version()).isEqualTo(2);
        assertThat(transport.pull(Optional.of(cursor), 200).changes()).containsExactly(gone);
        assertThat(all(device("dev3"))).containsExactly(gone);
    }

    @Test
    void aTombstoneBeatsAnOlderEditAndANewerEditRevives() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        applied(transport, ONE, Sent.put(key, 0, Sent.at(1, ONE), "Oats"));
        applied(transport, ONE, Sent.delete(key, 1, Sent.at(10, ONE)));
        Outcome old = push(transport, TWO, Sent.put(key, 1, Sent.at(5, TWO), "Rye"));
        assertThat(old).isInstanceOf(Outcome.Superseded.class);
        assertThat(state(old).deleted()).isTrue();
        RemoteRecord back = applied(transport, TWO, Sent.put(key, 1, Sent.at(20, TWO), "Wheat")).record();
        assertThat(back.data()).contains(Sent.named("Wheat"));
        assertThat(back.version()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void deletingWhatNeverWasMakesATombstone() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        assertThat(applied(transport, ONE, Sent.delete(key, 0, Sent.at(1, ONE))).record().deleted()).isTrue();
        assertThat(all(transport)).hasSize(1);
    }

    // --- convergence and hashes

    @Test
    void twoDevicesThatSetTheSameGoalMeetInOneRecord() {
        RecordKey key = RecordKey.goal(LocalDate.of(2025, 6, 1));
        Goal mine = goal(2000);
        Goal theirs = goal(2500);
        applied(device(ONE), ONE, Sent.put(key, 0, Sent.at(1, ONE), mine));
        applied(device(TWO), TWO, Sent.put(key, 0, Sent.at(2, TWO), theirs));
        assertThat(all(device(ONE))).extracting(RemoteRecord::data).containsExactly(Optional.of(theirs));
    }

    private static Goal goal(double calories) {
        return new Goal(new Nutrients(calories, 100, 70, 250), GoalType.MAINTAIN);
    }

    @Test
    void twoDevicesThatEditAtRandomEndAlike() {
        for (long seed = 1; seed <= 5; seed++) {
            converge(seed);
        }
    }

    private void converge(long seed) {
        var random = new SplittableRandom(seed);
        List<RecordKey> keys = IntStream.range(0, 8).mapToObj(i -> Sent.product()).toList();
        List<String> names = List.of(ONE, TWO);
        List<SyncTransport> devices = names.stream().map(this::device).toList();
        List<Map<RecordKey, RemoteRecord>> replicas = List.of(new HashMap<>(), new HashMap<>());
        List<List<String>> cursors = List.of(new ArrayList<>(), new ArrayList<>());
        for (int step = 0; step < 60; step++) {
            int who = random.nextInt(2);
            if (random.nextInt(3) == 0) {
                follow(devices.get(who), replicas.get(who), cursors.get(who), 1 + random.nextInt(3));
            } else {
                edit(random, devices.get(who), names.get(who), keys.get(random.nextInt(keys.size())),
                        replicas.get(who));
            }
        }
        for (int who = 0; who < 2; who++) {
            follow(devices.get(who), replicas.get(who), cursors.get(who), 3);
        }
        assertThat(replicas.get(0)).as("seed %d", seed).isEqualTo(replicas.get(1));
        RemoteDigest digest = digest(devices.get(0));
        assertThat(digest(devices.get(1))).as("seed %d", seed).isEqualTo(digest);
        assertThat(digests(all(devices.get(1)))).as("seed %d", seed).isEqualTo(digest.digests());
    }

    private static void follow(SyncTransport transport, Map<RecordKey, RemoteRecord> replica, List<String> cursor,
            int limit) {
        Optional<String> from = cursor.isEmpty() ? Optional.empty() : Optional.of(cursor.remove(0));
        List<PullPage> pages = pages(transport, from, limit);
        records(pages).forEach(record -> replica.merge(record.key(), record,
                (old, now) -> now.version() > old.version() ? now : old));
        cursor.add(pages.get(pages.size() - 1).cursor());
    }

    private static void edit(SplittableRandom random, SyncTransport transport, String name, RecordKey key,
            Map<RecordKey, RemoteRecord> replica) {
        long base = Optional.ofNullable(replica.get(key)).map(RemoteRecord::version).orElse(0L);
        var stamp = Sent.at(random.nextInt(1000), name);
        FrozenOperation operation = random.nextInt(4) == 0
                ? Sent.delete(key, base, stamp)
                : Sent.put(key, base, stamp, "Food " + random.nextInt(100));
        Outcome outcome = push(transport, name, operation);
        if (random.nextInt(4) == 0) {
            outcome = push(transport, name, operation);
        }
        RemoteRecord record = state(outcome);
        replica.merge(key, record, (old, now) -> now.version() > old.version() ? now : old);
    }

    @Test
    void devicesThatPushAtTheSameTimeLoseNothing() {
        List<RecordKey> keys = IntStream.range(0, 3).mapToObj(i -> Sent.product()).toList();
        Map<String, SyncTransport> devices = Map.of(ONE, device(ONE), TWO, device(TWO));
        var work = devices.entrySet().stream().map(each -> CompletableFuture.runAsync(() -> {
            String name = each.getKey();
            SyncTransport transport = each.getValue();
            for (int i = 0; i < 10; i++) {
                int second = i;
                transport.push(name,
                        keys.stream().map(key -> Sent.put(key, 0, Sent.at(second, name), "Food")).toList());
                transport.push(name, Sent.alone(Sent.put(Sent.product(), 0, Sent.at(second, name), "Own")));
            }
        })).toList();
        work.forEach(CompletableFuture::join);
        List<RemoteRecord> records = all(device("dev3"));
        assertThat(records).hasSize(3 + 20);
        assertThat(records.stream().filter(record -> keys.contains(record.key())))
                .allMatch(record -> record.lastModified().equals(Sent.at(9, TWO)));
    }

    @Test
    void bucketsAndDigestsAreThoseOfTheRecords() {
        SyncTransport transport = device(ONE);
        var operations = new ArrayList<FrozenOperation>();
        IntStream.range(0, 80).forEach(i -> operations.add(Sent.put(Sent.product(), 0, Sent.at(i, ONE), "Food " + i)));
        operations.add(Sent.delete(operations.get(0).key(), 1, Sent.at(100, ONE)));
        operations.add(Sent.put(RecordKey.goal(LocalDate.of(2025, 6, 1)), 0, Sent.at(1, ONE), goal(2000)));
        transport.push(ONE, operations);
        assertThat(digest(transport).digests()).isEqualTo(digests(all(transport)));
        assertThat(transport.digest(Set.of(RecordType.GOAL)).digests()).containsOnlyKeys(RecordType.GOAL);
        var top = transport.buckets(RecordType.PRODUCT, "").buckets();
        assertThat(top.digests().values().stream().mapToLong(Digest::count).sum()).isEqualTo(80);
        assertThat(top.entries()).isEmpty();
        String prefix = operations.get(0).key().id().substring(0, 2);
        var below = transport.buckets(RecordType.PRODUCT, prefix);
        assertThat(below.highWater()).isEqualTo(digest(transport).highWater());
        List<String> ids = below.buckets().entries().orElseThrow().stream().map(Buckets.Entry::id).toList();
        assertThat(ids).allMatch(id -> id.startsWith(prefix)).contains(operations.get(0).key().id());
    }

    // --- limits

    @Test
    void asMuchAsTheLimitsSayGoesInOnePush() {
        SyncTransport transport = device(ONE);
        transport.probe();
        List<FrozenOperation> full = IntStream.range(0, transport.limits().maxOpsPerPush())
                .mapToObj(i -> Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Food")).toList();
        assertThat(transport.push(ONE, full).outcomes()).hasSize(full.size())
                .allMatch(outcome -> outcome instanceof Outcome.Applied);
        var more = new ArrayList<>(full);
        more.add(Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Food"));
        assertThatThrownBy(() -> transport.push(ONE, more)).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryClass()).isEqualTo(RetryClass.SPLIT));
        PullPage page = transport.pull(Optional.empty(), transport.limits().maxPullLimit());
        assertThat(page.changes().size()).isEqualTo(Math.min(full.size(), transport.limits().maxPullLimit()));
    }

    @Test
    void theStampOfAnOperationIsThatOfItsRecord() {
        SyncTransport transport = device(ONE);
        var operation = new Operation(UUID.randomUUID(), Sent.product(), 0, Sent.at(3, ONE),
                Optional.of(Sent.named("Oats")));
        RemoteRecord record = applied(transport, ONE, Sent.frozen(operation)).record();
        assertThat(record.lastModified()).isEqualTo(operation.lastModified());
        assertThat(all(transport)).containsExactly(record);
    }
}
