package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Item;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.api.store.StoreReader;
import org.larder.api.store.StoreUnavailableException;
import org.larder.store.jdbc.Surroundings;

/** Several threads at once, and what listeners hear. */
public abstract class ThreadContract extends StoreContract {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    protected ThreadContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void aReaderSeesOneStateWhileOthersWrite() throws Exception {
        RecordKey one = newProduct();
        RecordKey other = newProduct();
        rename(0, one, other);
        CountDownLatch reading = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Future<Boolean> reader = start(() -> {
            boolean same = true;
            while (same && !done.get()) {
                same = store().read(both -> name(both, one).equals(name(both, other)));
                reading.countDown();
            }
            return same;
        });
        assertThat(await(reading)).isTrue();
        for (int i = 1; i <= 100; i++) {
            rename(i, one, other);
        }
        done.set(true);
        assertThat(get(reader)).isTrue();
        assertThat(findProduct(one).orElseThrow().data().name()).isEqualTo("100");
    }

    @Test
    void readersReadBesideEachOther() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Callable<Boolean> reading = () -> store().read(reader -> {
            both.countDown();
            return await(both);
        });
        Future<Boolean> first = start(reading);
        Future<Boolean> second = start(reading);
        assertThat(get(first) && get(second)).isTrue();
    }

    @Test
    void aProductIsFoundByItselfAsItWasCommittedLast() {
        RecordKey key = newProduct();
        assertThat(store().product(key.uuid())).isEmpty();
        put(key, product("A"));
        Item<Product> edited = put(key, product("B"));
        assertThat(store().product(key.uuid())).contains(edited).isEqualTo(findProduct(key));
        drain();
        assertThat(store().product(key.uuid())).isEqualTo(findProduct(key));
        assertThatThrownBy(() -> store().edit(EditStep.of("fails"), editor -> {
            editor.put(key, product("C"));
            throw new IllegalStateException("mine");
        })).hasMessage("mine");
        assertThat(store().product(key.uuid()).orElseThrow().data()).isEqualTo(product("B"));
        delete(key);
        assertThat(store().product(key.uuid())).isEmpty();
    }

    @Test
    void aProductIsNotFoundByItselfInsideATransaction() {
        RecordKey key = newProduct();
        put(key, product("A"));
        assertThat(store().product(key.uuid())).isPresent();
        assertThatThrownBy(() -> store().read(reader -> store().product(key.uuid())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().edit(EditStep.of("nests"), editor -> store().product(key.uuid())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedStoreFindsNoProductThatItKnew() {
        RecordKey key = newProduct();
        put(key, product("A"));
        assertThat(store().product(key.uuid())).isPresent();
        store().close();
        assertThatThrownBy(() -> store().product(key.uuid())).isInstanceOf(StoreUnavailableException.class);
        reopen();
        assertThat(store().product(key.uuid())).isPresent();
    }

    @Test
    void editsOfOneRecordByManyThreadsAreDoneOneAfterAnother() throws Exception {
        RecordKey key = newProduct();
        put(key, product("0"));
        List<Future<Integer>> writers = IntStream.range(0, 4).mapToObj(writer -> start(() -> {
            for (int i = 0; i < 25; i++) {
                store().edit(EditStep.of("count"), editor -> editor.put(key,
                        product(Integer.toString(1 + Integer.parseInt(name(editor, key))))));
            }
            return writer;
        })).toList();
        for (Future<Integer> writer : writers) {
            get(writer);
        }
        assertThat(findProduct(key).orElseThrow().data().name()).isEqualTo("100");
        assertThat(onlySent().data()).contains(product("100"));
    }

    @Test
    void anEditOfWhatAnotherThreadJustDeletedRevivesItAndADeleteFindsNothing() throws Exception {
        RecordKey edited = newProduct();
        RecordKey deleted = newProduct();
        put(edited, product("A"));
        put(deleted, product("A"));
        drain();
        assertThat(get(start(() -> delete(edited) && delete(deleted)))).isTrue();

        put(edited, product("B"));

        assertThat(findProduct(edited).orElseThrow().data()).isEqualTo(product("B"));
        assertThat(delete(deleted)).isFalse();
        assertThat(sent()).filteredOn(operation -> operation.key().equals(edited)).singleElement()
                .matches(operation -> operation.baseVersion() == 1);
    }

    @Test
    void aThreadThatFailsHarmsNoOtherThatWritesAtTheSameTime() throws Exception {
        List<Future<Integer>> writers = IntStream.range(0, 4).mapToObj(writer -> start(() -> {
            int failed = 0;
            for (int i = 0; i < 20; i++) {
                failed += edit(writer == 0) ? 0 : 1;
            }
            return failed;
        })).toList();
        int failed = 0;
        for (Future<Integer> writer : writers) {
            failed += get(writer);
        }
        assertThat(failed).isEqualTo(20);
        assertThat(countProducts("")).isEqualTo(60);
        assertThat(sync().counts().waiting()).isEqualTo(60);
    }

    @Test
    void anErrorOfACallbackRollsBackAndReachesTheCallerToo() {
        RecordKey key = newProduct();
        AssertionError mine = new AssertionError("mine");
        assertThatThrownBy(() -> store().edit(EditStep.of("fails"), editor -> {
            editor.put(key, product("A"));
            throw mine;
        })).isSameAs(mine);
        assertThat(sync().empty()).isTrue();
        put(key, product("B"));
        assertThat(findProduct(key)).isPresent();
    }

    @Test
    void whatAReadThrowsReachesTheCallerAndOthersReadOn() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> store().read(reader -> {
            throw mine;
        })).isSameAs(mine);
        assertThat(countProducts("")).isZero();
    }

    @Test
    void stampsOfManyThreadsAreAllDifferent() throws Exception {
        List<Future<List<Stamp>>> writers = IntStream.range(0, 4).mapToObj(writer -> start(() -> {
            List<Stamp> stamps = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                stamps.add(put(newProduct(), product("A")).sync().lastModified());
            }
            return stamps;
        })).toList();
        List<Stamp> all = new ArrayList<>();
        for (Future<List<Stamp>> writer : writers) {
            List<Stamp> own = get(writer);
            assertThat(own).isSorted();
            all.addAll(own);
        }
        assertThat(all).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void aClosedStoreTakesNoEditThatCameTooLate() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        RecordKey key = newProduct();
        Future<Boolean> slow = start(() -> store().edit(EditStep.of("slow"), editor -> {
            editor.put(key, product("A"));
            inside.countDown();
            return true;
        }));
        assertThat(await(inside)).isTrue();
        boolean kept = get(slow);
        store().close();
        reopen();
        assertThat(findProduct(key).isPresent()).isEqualTo(kept);
    }

    @Test
    void aFailedTryARetryAndADiscardAreTold() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation operation = onlySent();
        List<Commit> commits = new ArrayList<>();
        try (LocalStore.Subscription listening = store().listen(commits::add)) {
            assertThat(listening).isNotNull();
            sync().settle(List.of(new Settlement.Failed(operation.opId(), "MISSING_REFERENCE")));
            sync().settle(List.of(new Settlement.Rejected(operation.opId(), "INVALID", "no")));
            sync().retry(operation.opId());
            Operation again = onlySent();
            sync().settle(List.of(new Settlement.Rejected(again.opId(), "INVALID", "no")));
            sync().discard(again.opId());
        }
        assertThat(commits).extracting(Commit::remote).containsExactly(true, true, false, true, false);
        assertThat(commits).allMatch(commit -> commit.ids()
                .equals(Map.of(RecordType.PRODUCT, Optional.of(Set.of(key.id())))));
    }

    @Test
    void theEntriesThatAProductFillsAreToldWithIt() {
        RecordKey oats = newProduct();
        RecordKey entry = newEntry();
        put(entry, entry(oats, 10));
        List<Commit> commits = new ArrayList<>();
        try (LocalStore.Subscription listening = store().listen(commits::add)) {
            assertThat(listening).isNotNull();
            put(oats, product("Oats"));
        }
        assertThat(commits).containsExactly(new Commit(false,
                Map.of(RecordType.PRODUCT, Optional.of(Set.of(oats.id())), RecordType.CONSUMPTION,
                        Optional.of(Set.of(entry.id()))),
                Optional.of(Set.of(DAY))));
    }

    @Test
    void aPageThatBringsNothingNewAndAnUnknownAnswerAreNotTold() {
        sync().attach(REMOTE);
        pull(foreign(newProduct(), 1, -5, product("A")));
        List<Commit> commits = new ArrayList<>();
        try (LocalStore.Subscription listening = store().listen(commits::add)) {
            assertThat(listening).isNotNull();
            pull();
            sync().settle(List.of(new Settlement.Failed(UUID.randomUUID(), "of nobody")));
            sync().attach(REMOTE);
        }
        assertThat(commits).isEmpty();
    }

    @Test
    void anotherRemoteIsToldAsAChangeOfEverything() {
        sync().attach(REMOTE);
        put(newProduct(), product("A"));
        List<Commit> commits = new ArrayList<>();
        try (LocalStore.Subscription listening = store().listen(commits::add)) {
            assertThat(listening).isNotNull();
            sync().attach("elsewhere");
        }
        assertThat(commits).singleElement().satisfies(commit -> {
            assertThat(commit.ids()).containsOnlyKeys(RecordType.values()).allSatisfy(
                    (type, ids) -> assertThat(ids).isEmpty());
            assertThat(commit.days()).isEmpty();
        });
    }

    @Test
    void aClockThatRanAheadIsSetBackByAProbe() {
        clock.advance(Duration.ofHours(2));
        Stamp ahead = put(newProduct(), product("A")).sync().lastModified();
        clock.advance(Duration.ofHours(-2));
        assertThat(put(newProduct(), product("B")).sync().lastModified()).isGreaterThan(ahead);

        sync().clockOffset(Duration.ZERO);

        assertThat(put(newProduct(), product("C")).sync().lastModified().time())
                .isBetween(clock.instant(), clock.instant().plusMillis(1));
    }

    private boolean edit(boolean fails) {
        try {
            store().edit(EditStep.of("edit"), editor -> {
                editor.put(newProduct(), product("A"));
                if (fails) {
                    throw new IllegalStateException("mine");
                }
                return true;
            });
            return true;
        } catch (IllegalStateException mine) {
            return false;
        }
    }

    private void rename(int number, RecordKey one, RecordKey other) {
        store().edit(EditStep.of("rename"), editor -> {
            editor.put(one, product(Integer.toString(number)));
            return editor.put(other, product(Integer.toString(number)));
        });
    }

    private static String name(StoreReader reader, RecordKey key) {
        return reader.find(Product.class, key).map(Item::data).orElseThrow().name();
    }

    private <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
