package org.larder.server.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.rules.OpRules.Receipt;
import org.larder.rules.OpRules.Status;
import org.larder.server.store.Account;
import org.larder.server.store.FeedEntry;
import org.larder.server.store.ListPosition;
import org.larder.server.store.Listening;
import org.larder.server.store.RefreshFamily;
import org.larder.server.store.RefreshFamily.Use;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;
import org.larder.server.store.UnknownUserException;
import org.larder.server.store.UserWriter;

/** What every engine promises. A subclass says how a store is opened. */
abstract class ServerStoreContract {

    static final Set<RecordType> ALL = EnumSet.allOf(RecordType.class);

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000Z");
    private static final int THREADS = 4;

    private final WatchedSource watched = new WatchedSource();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Optional<ServerStore> opened = Optional.empty();

    /** Opens the database of this class. */
    abstract ServerStore open(UnaryOperator<DataSource> around);

    final ServerStore store() {
        return opened.orElseThrow();
    }

    final WatchedSource watched() {
        return watched;
    }

    @BeforeEach
    void open() {
        opened = Optional.of(open(watched::around));
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        store().close();
    }

    @Test
    void whatACallbackThrowsUndoesAllOfIt() {
        String user = user();
        UUID opId = UUID.randomUUID();
        assertThatThrownBy(() -> store().write(user, tables -> {
            tables.put(product(1, "Oats"));
            tables.receipt(opId, receipt("a"), NOON);
            tables.liveCounts();
            throw new IllegalArgumentException("stop");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(feed(user)).isEmpty();
        assertThat(store().<Long>read(user, tables -> tables.counter())).isZero();
        assertThat(store().<Optional<Receipt>>write(user, tables -> tables.receipt(opId))).isEmpty();
    }

    @Test
    void recordReceiptAndCounterAreThereAfterTheCommit() {
        String user = user();
        UUID opId = UUID.randomUUID();
        RemoteRecord oats = product(1, "Oats");
        store().write(user, tables -> {
            tables.put(oats);
            tables.receipt(opId, receipt("ab"), NOON);
            return opId;
        });
        assertThat(store().<Optional<RemoteRecord>>read(user, tables -> tables.record(oats.key()))).contains(oats);
        assertThat(store().<Optional<Receipt>>write(user, tables -> tables.receipt(opId))).contains(receipt("ab"));
        assertThat(store().<Long>read(user, tables -> tables.counter())).isEqualTo(1);
    }

    @Test
    void theFeedTellsEachRecordOnceByItsLatestNumber() {
        String user = user();
        RemoteRecord first = product(1, "Oats");
        RemoteRecord second = product(1, "Milk");
        RemoteRecord third = product(1, "Nuts");
        put(user, first, second);
        put(user, third, again(first, 2, "Oat flakes"), again(first, 3, "Oats again"));
        assertThat(feed(user)).extracting(FeedEntry::number).containsExactly(2L, 3L, 5L);
        assertThat(feed(user)).extracting(entry -> entry.record().version()).containsExactly(1L, 1L, 3L);
        assertThat(store().<List<FeedEntry>>read(user, tables -> tables.changes(2, 1, ALL)))
                .extracting(FeedEntry::number)
                .containsExactly(3L);
        assertThat(store().<List<FeedEntry>>read(user, tables -> tables.changes(0, 9, Set.of(RecordType.GOAL))))
                .isEmpty();
    }

    @Test
    void aTombstoneStaysInTheFeedAndLeavesTheLists() {
        String user = user();
        RemoteRecord oats = product(1, "Oats");
        put(user, oats);
        put(user, new RemoteRecord(oats.key(), 2, stamp(2), NOON, Optional.empty()));
        assertThat(feed(user)).singleElement().matches(entry -> entry.record().deleted());
        assertThat(store().<List<RemoteRecord>>read(user, tables -> tables.products("", Optional.empty(), 9)))
                .isEmpty();
        assertThat(store().<Map<RecordType, Long>>read(user, tables -> tables.liveCounts()))
                .containsEntry(RecordType.PRODUCT, 0L);
        put(user, again(oats, 3, "Oats"));
        assertThat(store().<List<RemoteRecord>>read(user, tables -> tables.products("", Optional.empty(), 9)))
                .hasSize(1);
    }

    @Test
    void aReaderThatFollowsItsCursorMissesNothingOfManyWriters() throws Exception {
        String user = user();
        List<Future<?>> writers = IntStream.range(0, THREADS - 1).<Future<?>>mapToObj(writer -> threads.submit(() -> {
            for (int round = 0; round < 30; round++) {
                put(user, product(1, "a" + round), product(1, "b" + round));
            }
        })).toList();
        List<Long> seen = new ArrayList<>();
        while (seen.size() < (THREADS - 1) * 60) {
            long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
            store().read(user, tables -> {
                List<FeedEntry> page = tables.changes(after, 25, ALL);
                page.forEach(entry -> assertThat(entry.number()).isLessThanOrEqualTo(tables.counter()));
                return page;
            }).forEach(entry -> seen.add(entry.number()));
            if (writers.stream().allMatch(Future::isDone) && feedAfter(user, seen) == 0) {
                break;
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(seen).containsExactlyElementsOf(
                IntStream.rangeClosed(1, (THREADS - 1) * 60).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aSnapshotDoesNotSeeWhatIsWrittenMeanwhile() throws Exception {
        String user = user();
        put(user, product(1, "Oats"));
        CountDownLatch reading = new CountDownLatch(1);
        Future<?> writer = threads.submit(() -> {
            await(reading);
            put(user, product(1, "Milk"));
        });
        store().read(user, tables -> {
            long counter = tables.counter();
            reading.countDown();
            waitShortly(writer);
            assertThat(tables.changes(0, 9, ALL)).hasSize((int) counter);
            assertThat(tables.liveCounts()).containsEntry(RecordType.PRODUCT, 1L);
            return counter;
        });
        writer.get();
        assertThat(feed(user)).hasSize(2);
    }

    @Test
    void parallelIdenticalOperationsApplyOnce() throws Exception {
        String user = user();
        UUID opId = UUID.randomUUID();
        RemoteRecord oats = product(1, "Oats");
        List<Future<Boolean>> tries = IntStream.range(0, THREADS)
                .mapToObj(each -> threads.submit(() -> store().write(user, tables -> applied(tables, opId, oats))))
                .toList();
        int applied = 0;
        for (Future<Boolean> each : tries) {
            applied += each.get() ? 1 : 0;
        }
        assertThat(applied).isEqualTo(1);
        assertThat(feed(user)).hasSize(1);
    }

    @Test
    void usersDoNotSeeEachOther() {
        String ann = user();
        String ben = user();
        RemoteRecord annsOats = product(1, "Ann's oats");
        UUID opId = UUID.randomUUID();
        put(ann, annsOats);
        RemoteRecord bensOats = again(annsOats, 1, "Ben's oats");
        put(ben, bensOats);
        store().write(ann, tables -> {
            tables.receipt(opId, receipt("a"), NOON);
            return opId;
        });
        assertThat(feed(ann)).extracting(FeedEntry::record).containsExactly(annsOats);
        assertThat(feed(ben)).extracting(FeedEntry::record).containsExactly(bensOats);
        assertThat(store().<Optional<Receipt>>write(ben, tables -> tables.receipt(opId))).isEmpty();
        assertThat(store().<String>read(ann, tables -> tables.feedName()))
                .isNotEqualTo(store().<String>read(ben, tables -> tables.feedName()));
        store().accounts().delete(ann);
        assertThat(feed(ben)).hasSize(1);
    }

    @Test
    void listsGoByCodePointsAndLookForLiteralText() {
        String user = user();
        put(user, product(1, "b_c"), product(1, "B%c"), product(1, "äb"), product(1, "b c "), product(1, "b c"),
                product(1, "\ud83e\udd57 salad"), product(1, "\uff5e wave"));
        assertThat(names(user, "")).containsExactly("B%c", "b c", "b c ", "b_c", "äb", "\uff5e wave",
                "\ud83e\udd57 salad");
        assertThat(names(user, "B_")).containsExactly("b_c");
        assertThat(names(user, "%")).containsExactly("B%c");
        assertThat(names(user, "Ä")).containsExactly("äb");
        List<RemoteRecord> page = store().read(user, tables -> tables.products("", Optional.empty(), 2));
        RemoteRecord last = page.get(1);
        assertThat(store().<List<RemoteRecord>>read(user, tables -> tables.products("b",
                Optional.of(new ListPosition("b c", last.key().id())), 9))).extracting(ServerStoreContract::name)
                .containsExactly("b c ", "b_c", "äb");
    }

    @Test
    void consumptionsComeByDate() {
        String user = user();
        put(user, consumption("2026-03-02T00:00:00.000Z"), consumption("2026-03-01T23:59:59.999Z"),
                consumption("2026-03-01T00:00:00.000Z"), consumption("2026-02-28T23:59:59.999Z"));
        assertThat(store().<List<RemoteRecord>>read(user, tables -> tables.consumptions("2026-03-01T00:00:00.000Z",
                "2026-03-02T00:00:00.000Z", Optional.empty(), 9))).hasSize(2).first()
                .matches(record -> record.data().toString().contains("2026-03-01T00:00:00Z"));
    }

    @Test
    void statesComeByIdFromAPrefix() {
        String user = user();
        RemoteRecord oats = product(1, "Oats");
        RemoteRecord milk = product(1, "Milk");
        put(user, oats, milk);
        var ids = new ArrayList<String>();
        store().read(user, tables -> {
            tables.states(RecordType.PRODUCT, "", (id, version, deleted) -> ids.add(id));
            tables.states(RecordType.PRODUCT, oats.key().id().substring(0, 13),
                    (id, version, deleted) -> ids.add(id + version + deleted));
            return tables.counter();
        });
        assertThat(ids).hasSize(3).contains(oats.key().id() + "1false");
        assertThat(ids.get(0)).isLessThan(ids.get(1));
    }

    @Test
    void ofParallelRegistrationsExactlyOneWins() throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        List<Future<Boolean>> tries = IntStream.range(0, THREADS).mapToObj(
                each -> threads.submit(() -> store().accounts().register(account(email), family())))
                .toList();
        int won = 0;
        for (Future<Boolean> each : tries) {
            won += each.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
        assertThat(store().accounts().byEmail(email)).isPresent();
    }

    @Test
    void ofParallelTriesExactlyTheLimitCounts() throws Exception {
        String key = UUID.randomUUID().toString();
        Instant start = NOON.minus(Duration.ofMinutes(15));
        List<Future<List<Instant>>> tries = IntStream.range(0, 14)
                .mapToObj(each -> threads.submit(() -> store().accounts().countTry(key, start, NOON, 10))).toList();
        var before = new ArrayList<Integer>();
        for (Future<List<Instant>> each : tries) {
            before.add(each.get().size());
        }
        Collections.sort(before);
        assertThat(before).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10);
        assertThat(store().accounts().countTry(key, NOON, NOON.plusMillis(1), 10)).isEmpty();
        store().accounts().clearTries(key);
        assertThat(store().accounts().countTry(key, start, NOON, 10)).isEmpty();
    }

    @Test
    void aTryThatIsTakenBackCountsNoMore() {
        String key = UUID.randomUUID().toString();
        Instant start = NOON.minus(Duration.ofMinutes(15));
        store().accounts().countTry(key, start, NOON, 10);
        store().accounts().countTry(key, start, NOON.plusMillis(5), 10);
        store().accounts().takeTryBack(key, NOON);
        store().accounts().takeTryBack("another", NOON);
        assertThat(store().accounts().countTry(key, start, NOON.plusMillis(9), 10))
                .containsExactly(NOON.plusMillis(5));
    }

    @Test
    void aFamilyOfTokensIsKeptUntilItIsRevoked() {
        String user = user();
        var used = new RefreshFamily(UUID.randomUUID().toString(), 2, NOON.plusSeconds(9),
                List.of(new Use(0, NOON), new Use(1, NOON.plusMillis(5))));
        RefreshFamily other = family();
        store().accounts().change(user, tables -> {
            tables.put(new RefreshFamily(used.id(), 0, NOON, List.of()));
            tables.put(other);
            tables.put(used);
            return used;
        });
        assertThat(store().accounts().<Optional<RefreshFamily>>change(user, tables -> tables.family(used.id())))
                .contains(used);
        store().accounts().change(user, tables -> {
            tables.removeExpired(NOON.plusSeconds(9));
            return used;
        });
        assertThat(store().accounts().<Optional<RefreshFamily>>change(user, tables -> tables.family(used.id())))
                .isEmpty();
        assertThat(store().accounts().<Optional<RefreshFamily>>change(user, tables -> tables.family(other.id())))
                .isPresent();
        store().accounts().change(user, tables -> {
            tables.removeFamilies();
            return used;
        });
        assertThat(store().accounts().<Optional<RefreshFamily>>change(user, tables -> tables.family(other.id())))
                .isEmpty();
    }

    @Test
    void aDisabledAccountKeepsItsDataForLater() {
        String user = user();
        put(user, product(1, "Oats"));
        disable(user, true);
        assertThatThrownBy(() -> feed(user)).isInstanceOf(UnknownUserException.class);
        assertThatThrownBy(() -> put(user, product(1, "Milk"))).isInstanceOf(UnknownUserException.class);
        assertThat(store().accounts().byId(user).map(Account::disabled)).contains(true);
        disable(user, false);
        assertThat(feed(user)).hasSize(1);
        store().accounts().change(user, tables -> {
            tables.password("other");
            return user;
        });
        assertThat(store().accounts().byId(user).map(Account::passwordHash)).contains("other");
    }

    @Test
    void aDeletedAccountLeavesNothing() {
        String user = user();
        String email = store().accounts().byId(user).orElseThrow().email();
        store().write(user, tables -> {
            IntStream.range(0, 1203).forEach(number -> {
                tables.put(product(1, "p" + number));
                tables.receipt(UUID.randomUUID(), receipt("a"), NOON);
            });
            return user;
        });
        assertThat(store().accounts().delete(user)).isTrue();
        assertThat(rows(user)).isZero();
        assertThat(store().accounts().byEmail(email)).isEmpty();
        assertThat(store().accounts().delete(user)).isFalse();
        assertThatThrownBy(() -> feed(user)).isInstanceOf(UnknownUserException.class);
        assertThat(store().accounts().register(account(email), family())).isTrue();
    }

    @Test
    void tidyingFinishesDeletionsAndForgetsOldReceiptsOnly() {
        String user = user();
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        store().write(user, tables -> {
            tables.receipt(old, receipt("a"), NOON);
            tables.receipt(young, receipt("b"), NOON.plusMillis(1));
            return user;
        });
        String half = user();
        put(half, product(1, "Oats"));
        watched.fail("DELETE FROM record", "XX000", 1);
        assertThatThrownBy(() -> store().accounts().delete(half)).isInstanceOf(ServerStoreException.class);
        assertThat(store().accounts().byId(half)).isEmpty();
        assertThat(rows(half)).isPositive();
        store().tidy(NOON, NOON);
        assertThat(rows(half)).isZero();
        assertThat(store().<Optional<Receipt>>write(user, tables -> tables.receipt(old))).isEmpty();
        assertThat(store().<Optional<Receipt>>write(user, tables -> tables.receipt(young))).isPresent();
    }

    @Test
    void accountsAreListedByEmail() {
        String prefix = UUID.randomUUID().toString();
        store().accounts().register(account(prefix + "b@example.org"), family());
        store().accounts().register(account(prefix + "a@example.org"), family());
        assertThat(store().accounts().list(prefix, 2)).extracting(Account::email)
                .containsExactly(prefix + "a@example.org", prefix + "b@example.org");
        assertThat(store().accounts().list(prefix + "a@example.org", 1)).extracting(Account::email)
                .containsExactly(prefix + "b@example.org");
    }

    @Test
    void aListenerIsToldOfCommitsOnlyAndCanReadThemThen() {
        String user = user();
        var told = new Told();
        try (Listening listening = store().listen(told)) {
            put(user, product(1, "Oats"));
            told.await(user);
            assertThat(feed(user)).hasSize(1);
            assertThatThrownBy(() -> store().write(user, tables -> {
                tables.put(product(1, "Milk"));
                throw new IllegalArgumentException("stop");
            })).isInstanceOf(IllegalArgumentException.class);
            store().write(user, tables -> tables.counter());
            String other = user();
            put(other, product(1, "Nuts"));
            told.await(other);
            assertThat(told.nothing()).isTrue();
        }
        put(user, product(1, "Bread"));
        assertThat(told.nothing()).isTrue();
    }

    @Test
    void anEpochEndsAllFeedsAndStaysWithTheData() {
        String user = user();
        String feed = store().read(user, tables -> tables.feedName());
        String epoch = store().epoch();
        store().newEpoch();
        String next = store().epoch();
        assertThat(next).isNotEqualTo(epoch);
        assertThat(store().<String>read(user, tables -> tables.feedName())).isNotEqualTo(feed);
        store().close();
        open();
        assertThat(store().epoch()).isEqualTo(next);
    }

    @Test
    void afterARotationTheKeyBeforeIsKeptAndOlderOnesAreNot() {
        byte[] first = store().keys().get(0);
        store().rotateKeys();
        assertThat(store().keys()).hasSize(2).last().isEqualTo(first);
        byte[] second = store().keys().get(0);
        store().rotateKeys();
        assertThat(store().keys()).hasSize(2).last().isEqualTo(second);
        store().close();
        open();
        assertThat(store().keys()).hasSize(2).last().isEqualTo(second);
    }

    @Test
    void whatTheDatabaseUndidForAnothersSakeIsRepeated() {
        String user = user();
        watched.fail("INSERT INTO record", "40001", 2);
        put(user, product(1, "Oats"));
        assertThat(watched.failedAll()).isTrue();
        assertThat(feed(user)).hasSize(1);
        assertThat(store().<Long>read(user, tables -> tables.counter())).isEqualTo(1);
    }

    @Test
    void whatCannotBeDoneNowIsAPassingFailureAndLeavesNothing() {
        String user = user();
        watched.fail("INSERT INTO record", "40001", 1000);
        assertThatThrownBy(() -> put(user, product(1, "Oats"))).isInstanceOfSatisfying(ServerStoreException.class,
                failure -> assertThat(failure.passing()).isTrue());
        watched.fail("INSERT INTO record", "53100", 1);
        assertThatThrownBy(() -> put(user, product(1, "Oats"))).isInstanceOfSatisfying(ServerStoreException.class,
                failure -> assertThat(failure.passing()).isTrue());
        watched.fail("INSERT INTO record", "42601", 1);
        assertThatThrownBy(() -> put(user, product(1, "Oats"))).isInstanceOfSatisfying(ServerStoreException.class,
                failure -> assertThat(failure.passing()).isFalse());
        assertThat(feed(user)).isEmpty();
        assertThat(store().answers()).isTrue();
        assertThat(store().pool().active()).isZero();
    }

    @Test
    void everyStatementOnUsersDataNamesTheUser() {
        int before = watched.statements().size();
        doAllThatAUserCan();
        Set<String> statements = new HashSet<>(watched.statements().subList(before, watched.statements().size()));
        assertThat(statements).hasSizeGreaterThan(25)
                .filteredOn(sql -> !StatementRule.namesTheUser(sql)).isEmpty();
    }

    /** Does everything that a user can do. */
    private void doAllThatAUserCan() {
        whatACallbackThrowsUndoesAllOfIt();
        recordReceiptAndCounterAreThereAfterTheCommit();
        theFeedTellsEachRecordOnceByItsLatestNumber();
        aTombstoneStaysInTheFeedAndLeavesTheLists();
        listsGoByCodePointsAndLookForLiteralText();
        consumptionsComeByDate();
        statesComeByIdFromAPrefix();
        aFamilyOfTokensIsKeptUntilItIsRevoked();
        aDisabledAccountKeepsItsDataForLater();
        aDeletedAccountLeavesNothing();
        String user = user();
        store().read(user, tables -> tables.goals());
        store().read(user, tables -> tables.goalOn("2026-01-01"));
    }

    /** Rows of the user in all tables. */
    abstract long rows(String userId);

    final String user() {
        Account account = account(UUID.randomUUID() + "@example.org");
        assertThat(store().accounts().register(account, family())).isTrue();
        return account.id();
    }

    final void put(String user, RemoteRecord... records) {
        store().write(user, tables -> {
            List.of(records).forEach(tables::put);
            return user;
        });
    }

    final List<FeedEntry> feed(String user) {
        return store().read(user, tables -> tables.changes(0, 1000, ALL));
    }

    static RemoteRecord product(long version, String name) {
        return new RemoteRecord(RecordKey.product(UUID.randomUUID()), version, stamp(1), NOON,
                Optional.of(data(name)));
    }

    private void disable(String user, boolean disabled) {
        store().accounts().change(user, tables -> {
            tables.disabled(disabled);
            return user;
        });
    }

    private long feedAfter(String user, List<Long> seen) {
        long after = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
        return store().read(user, tables -> tables.changes(after, 1, ALL)).size();
    }

    private List<String> names(String user, String query) {
        return store().read(user, tables -> tables.products(query, Optional.empty(), 9)).stream()
                .map(ServerStoreContract::name).toList();
    }

    private static boolean applied(UserWriter tables, UUID opId, RemoteRecord record) {
        if (tables.receipt(opId).isPresent()) {
            return false;
        }
        tables.put(record);
        tables.receipt(opId, receipt("a"), NOON);
        return true;
    }

    private static RemoteRecord again(RemoteRecord record, long version, String name) {
        return new RemoteRecord(record.key(), version, stamp((int) version), record.createdAt(),
                Optional.of(data(name)));
    }

    private static RemoteRecord consumption(String date) {
        Data data = new Consumption(UUID.randomUUID(), 50, Instant.parse(date), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Extras.NONE);
        return new RemoteRecord(RecordKey.consumption(UUID.randomUUID()), 1, stamp(1), NOON, Optional.of(data));
    }

    private static Product data(String name) {
        return new Product(name, new Nutrients(389, 16.9, 6.9, 66.3));
    }

    private static String name(RemoteRecord record) {
        return record.data().map(data -> data instanceof Product product ? product.name() : "").orElse("");
    }

    private static Receipt receipt(String digit) {
        return new Receipt(digit.substring(0, 1).repeat(64), Status.SUPERSEDED);
    }

    private static Stamp stamp(int counter) {
        return new Stamp(NOON.toEpochMilli(), counter, "device1");
    }

    private static Account account(String email) {
        return new Account(UUID.randomUUID().toString(), email, Optional.of("Ann"), "hash", NOON, false);
    }

    private static RefreshFamily family() {
        return new RefreshFamily(UUID.randomUUID().toString(), 0, NOON.plus(Duration.ofDays(60)), List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** An engine without locks for readers finishes the writer; another one lets it wait. */
    private static void waitShortly(Future<?> writer) {
        try {
            writer.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            assertThat(writer.isDone()).isFalse();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
