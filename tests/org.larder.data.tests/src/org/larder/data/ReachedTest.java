package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.NotReachedException;
import org.larder.api.data.Reached;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.store.FeedPage;
import org.larder.api.store.Settlement;
import org.larder.testing.Household;
import org.larder.testing.time.VirtualScheduler;

/** When an edit has reached the remote. */
@Tag("F8")
class ReachedTest {

    private static final String REMOTE = "https://larder.example ann";
    private static final Nutrients OATS = new Nutrients(389, 16.9, 6.9, 66.3);

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00.000Z"));
    private final Household home;
    private final InterruptedStore store;
    private final DataService data;

    ReachedTest(@TempDir Path folder) {
        home = Household.in(folder, "dev1", scheduler, () -> ZoneOffset.UTC);
        store = new InterruptedStore(home.store());
        data = new DataService(store, scheduler, scheduler, () -> ZoneOffset.UTC, UUID::randomUUID);
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
    void anEditThatIsOnlyOnThisDeviceHasNotReachedAnything() {
        CompletableFuture<Reached> reached = reached(add("Oats"));
        send();
        assertThat(reached).isNotDone();
    }

    @Test
    void anAcknowledgedEditHasReachedTheRemote() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        settle(acknowledged(send(), oats, 1));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void whoAsksBeforeThereIsASchedulerIsAnsweredWhenItComes() {
        DataService early = new DataService(store);
        Item<Product> oats = add("Oats");
        settle(acknowledged(send(), oats, 1));
        CompletableFuture<Reached> reached = early.reached(oats.key(), oats.sync().lastModified());
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(reached).isNotDone();

        early.setScheduler(scheduler);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
        early.end();
    }

    @Test
    void whoWaitsWhenTheSchedulerIsReplacedIsAnsweredByTheNext() {
        VirtualScheduler first = new VirtualScheduler(scheduler.instant());
        DataService service = new DataService(store);
        service.setScheduler(first);
        Item<Product> oats = add("Oats");
        settle(acknowledged(send(), oats, 1));
        CompletableFuture<Reached> reached = service.reached(oats.key(), oats.sync().lastModified());

        service.unsetScheduler(first);
        first.settle();
        assertThat(reached).isNotDone();

        service.setScheduler(scheduler);
        scheduler.settle();
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
        service.end();
    }

    @Test
    void anEditThatWasAcknowledgedBeforeSomebodyAskedHasToo() {
        Item<Product> oats = add("Oats");
        settle(acknowledged(send(), oats, 1));
        assertThat(reached(oats)).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void anEditThatALaterOneTookIntoItselfIsThereWithIt() {
        Item<Product> first = add("Oats");
        Item<Product> second = change(first, "Rolled oats");
        CompletableFuture<Reached> reached = reached(first);
        settle(acknowledged(send(), second, 1));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void theAnswerToAnEarlierEditIsNotTheAnswerToALaterOne() {
        Item<Product> first = add("Oats");
        FrozenOperation sent = send();
        Item<Product> second = change(first, "Rolled oats");
        CompletableFuture<Reached> reached = reached(second);

        settle(acknowledged(sent, first, 1));
        assertThat(reached).isNotDone();

        settle(acknowledged(send(), second, 2));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void anEditThatLostAgainstAnotherIsSuperseded() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        settle(new Settlement.Superseded(send().opId(), foreign(oats.key(), 1, Optional.of(product("Theirs"))), now()));
        assertThat(reached).isCompletedWithValue(Reached.SUPERSEDED);
        assertThat(reached(oats)).isCompletedWithValue(Reached.SUPERSEDED);
    }

    @Test
    void anEditThatLostAgainstADeleteIsSuperseded() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        settle(new Settlement.Superseded(send().opId(), foreign(oats.key(), 1, Optional.empty()), now()));
        assertThat(reached).isCompletedWithValue(Reached.SUPERSEDED);
    }

    @Test
    void anEditThatLostWhileALaterOneWaitsIsSupersededAndTheLaterOneIsNot() {
        Item<Product> first = add("Oats");
        FrozenOperation sent = send();
        Item<Product> second = change(first, "Rolled oats");
        CompletableFuture<Reached> lost = reached(first);
        CompletableFuture<Reached> waiting = reached(second);

        settle(new Settlement.Superseded(sent.opId(), foreign(first.key(), 1, Optional.of(product("Theirs"))), now()));

        assertThat(lost).isCompletedWithValue(Reached.SUPERSEDED);
        assertThat(waiting).isNotDone();
    }

    @Test
    void anEditThatTheRemoteWouldNotHaveFailsWithItsReason() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        settle(new Settlement.Rejected(send().opId(), "INVALID", "name is not liked"));
        assertThatThrownBy(reached::join).isInstanceOf(CompletionException.class)
                .cause().isInstanceOf(NotReachedException.class).hasMessage("name is not liked");
    }

    @Test
    void anEditThatWasDiscardedFromQuarantineFails() {
        Item<Product> oats = add("Oats");
        settle(new Settlement.Rejected(send().opId(), "INVALID", "name is not liked"));
        QuarantinedOperation refused = home.store().sync().quarantined(Optional.empty(), 1).items().getFirst();
        home.store().sync().discard(refused.operation().opId());
        assertThatThrownBy(reached(oats)::join).cause()
                .isInstanceOf(NotReachedException.class)
                .hasMessage("The remote did not take it, and it was discarded.");
    }

    @Test
    void anEditThatTakesThePlaceOfARefusedOneIsOnItsWay() {
        Item<Product> first = add("Oats");
        settle(new Settlement.Rejected(send().opId(), "INVALID", "name is not liked"));
        Item<Product> second = change(first, "Rolled oats");
        CompletableFuture<Reached> reached = reached(second);
        assertThat(reached).isNotDone();
        settle(acknowledged(send(), second, 1));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void aTryThatFailedIsNoEnd() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        FrozenOperation sent = send();
        settle(new Settlement.Failed(sent.opId(), "BUSY"));
        assertThat(reached).isNotDone();
        settle(acknowledged(sent, oats, 1));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void anEditThatIsDeletedBeforeItIsSentIsCancelled() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        data.products().delete(oats.key().uuid());
        scheduler.settle();
        assertThat(reached).isCancelled();
    }

    @Test
    void anEditThatIsDeletedAfterItIsSentIsThereWhenTheDeleteIs() {
        Item<Product> oats = add("Oats");
        FrozenOperation sent = send();
        CompletableFuture<Reached> reached = reached(oats);
        data.products().delete(oats.key().uuid());
        scheduler.settle();
        assertThat(reached).isNotDone();

        settle(acknowledged(sent, oats, 1));
        FrozenOperation delete = send();
        Stamp stamp = home.store().read(reader -> reader.syncState(oats.key())).orElseThrow().lastModified();
        settle(new Settlement.Acknowledged(delete.opId(),
                new RemoteRecord(oats.key(), 2, stamp, stamp.time(), Optional.empty()), true, now()));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void anEditThatAnotherDeviceReplacedLaterWasThere() {
        Item<Product> oats = add("Oats");
        settle(acknowledged(send(), oats, 1));
        home.store().sync().applyRemote(new FeedPage(REMOTE, Optional.empty(),
                List.of(foreign(oats.key(), 2, Optional.of(product("Theirs")))), "e:2", true, now()));
        assertThat(reached(oats)).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void theStoreMayBeAwayForAWhile() {
        Item<Product> oats = add("Oats");
        settle(acknowledged(send(), oats, 1));
        store.absent(true);
        CompletableFuture<Reached> reached = reached(oats);
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(reached).isNotDone();

        store.absent(false);
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(reached).isCompletedWithValue(Reached.ACKNOWLEDGED);
    }

    @Test
    void manyEditsAreLookedAtInParts() {
        List<Item<Product>> foods = data.bulk("Import")
                .addProducts(IntStream.range(0, 600).mapToObj(i -> product("P" + i)).toList());
        List<CompletableFuture<Reached>> reached = foods.stream()
                .map(food -> data.reached(food.key(), food.sync().lastModified()))
                .toList();
        Map<RecordKey, Item<Product>> byKey = foods.stream().collect(Collectors.toMap(Item::key, food -> food));
        home.store().sync().settle(home.store().sync().takeBatch(600, 10_000_000, Set.of()).stream()
                .map(sent -> acknowledged(sent, Objects.requireNonNull(byKey.get(sent.key())), 1))
                .toList());
        scheduler.settle();
        assertThat(reached).allSatisfy(each -> assertThat(each).isCompletedWithValue(Reached.ACKNOWLEDGED));
    }

    @Test
    void whatIsStillWaitedForAtTheEndIsCancelled() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        data.end();
        assertThat(reached).isCancelled();
        assertThat(data.reached(oats.key(), oats.sync().lastModified())).isCancelled();
    }

    @Test
    void whoeverGivesUpIsNotLookedForAnyMore() {
        Item<Product> oats = add("Oats");
        CompletableFuture<Reached> reached = reached(oats);
        reached.cancel(false);
        store.absent(true);
        home.store().sync().settle(List.of(acknowledged(send(), oats, 1)));
        scheduler.settle();
        store.absent(false);
        assertThat(reached).isCancelled();
    }

    private Item<Product> add(String name) {
        return data.products().add(product(name));
    }

    private Item<Product> change(Item<Product> item, String name) {
        scheduler.advance(Duration.ofSeconds(1));
        return data.products().change(item.key().uuid(), product(name));
    }

    private static Product product(String name) {
        return new Product(name, OATS);
    }

    private CompletableFuture<Reached> reached(Item<Product> item) {
        CompletableFuture<Reached> reached = data.reached(item.key(), item.sync().lastModified());
        scheduler.settle();
        return reached;
    }

    /** The one operation that can be sent. */
    private FrozenOperation send() {
        List<FrozenOperation> batch = home.store().sync().takeBatch(10, 1_000_000, Set.of());
        assertThat(batch).hasSize(1);
        return batch.getFirst();
    }

    private void settle(Settlement settlement) {
        home.store().sync().settle(List.of(settlement));
        scheduler.settle();
    }

    private Settlement acknowledged(FrozenOperation sent, Item<Product> item, long version) {
        Stamp stamp = item.sync().lastModified();
        return new Settlement.Acknowledged(sent.opId(),
                new RemoteRecord(item.key(), version, stamp, stamp.time(), Optional.of(item.data())), true, now());
    }

    private RemoteRecord foreign(RecordKey key, long version, Optional<Product> product) {
        Stamp stamp = new Stamp(now().plusSeconds(60).toEpochMilli(), 0, "other");
        return new RemoteRecord(key, version, stamp, stamp.time(), product.map(each -> each));
    }

    private Instant now() {
        return scheduler.instant();
    }
}
