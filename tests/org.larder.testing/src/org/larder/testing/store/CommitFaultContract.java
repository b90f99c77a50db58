package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreUnavailableException;
import org.larder.store.jdbc.Engine;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.store.jdbc.Trouble;
import org.larder.testing.TestClock;

/** What becomes of writers who share a commit when the engine fails. */
public abstract class CommitFaultContract {

    private static final String COMMIT = "commit0";
    private static final String BACK_TO_SAVEPOINT = "rollback1";
    private static final String SAVEPOINT = "setSavepoint0";
    private static final String ROLLBACK = "rollback0";
    private static final String CONNECT = "getConnection0";

    private final List<Commit> commits = new ArrayList<>();
    private final FaultyEngine engine;
    private final LocalStore store;

    /** @param folder of the test */
    protected CommitFaultContract(Function<StorePlace, Engine> engines, Path folder) {
        StorePlace place = new StorePlace(folder.resolve("store").resolve("db"), "dev1", Optional.empty(), true,
                folder.resolve("backups"), folder.resolve("logs"));
        engine = new FaultyEngine(engines.apply(place));
        store = new JdbcStore(at -> engine, place,
                new Surroundings("dev1", TestClock.noon(), () -> ZoneOffset.UTC, UUID::randomUUID));
        store.open();
        store.listen(commits::add);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aCommitThatFailsFailsAllOfThem() throws InterruptedException {
        List<CompletableFuture<Item<Product>>> edits = crowd(3, () -> engine.failOnce(COMMIT, Trouble.FULL));

        assertThat(edits).allSatisfy(
                edit -> assertThatThrownBy(edit::join).cause().isInstanceOf(StoreFullException.class));
        assertThat(products()).isZero();
        assertThat(commits).isEmpty();
        assertThat(store.check()).isEmpty();

        put("Later");
        assertThat(products()).isEqualTo(1);
    }

    @Test
    void whatIsFoundAfterACommitInDoubtIsWhatTheDatabaseHolds() {
        put("Oats");
        assertThat(found("oats")).isEqualTo(1);
        engine.failLate(COMMIT, Trouble.OTHER);

        assertThatThrownBy(() -> put("Rice")).isInstanceOf(StoreException.class);

        assertThat(commits).hasSize(1);
        assertThat(products()).isEqualTo(2);
        assertThat(found("rice")).isEqualTo(1);
        assertThat(store.sync().counts().waiting()).isEqualTo(2);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aDiaryIsOpenedThoughThereIsNoRoomToCleanIt() {
        put("Oats");
        int opened = 0;
        for (int commits = 0; commits < 4; commits++) {
            store.close();
            engine.failAfter(commits, COMMIT, Trouble.FULL);
            try {
                store.open();
                assertThat(products()).isEqualTo(1);
                opened += engine.failed(COMMIT) ? 1 : 0;
            } catch (StoreFullException beforeItIsOpen) {
                assertThatThrownBy(this::products).isInstanceOf(StoreUnavailableException.class);
            }
        }
        assertThat(opened).isPositive();
    }

    @Test
    void aLostLockAtTheCommitIsTriedAgainForEach() throws InterruptedException {
        List<CompletableFuture<Item<Product>>> edits = crowd(3, () -> engine.failOnce(COMMIT, Trouble.AGAIN));

        assertThat(edits).allSatisfy(edit -> assertThat(edit.join().data().name()).startsWith("P"));
        assertThat(products()).isEqualTo(3);
        assertThat(commits).hasSize(3);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aLostLockInOneTakesAllAlongAndIsTriedAgain() throws InterruptedException {
        List<CompletableFuture<Item<Product>>> edits = crowd(3, () -> engine.failOnce(SAVEPOINT, Trouble.AGAIN));

        assertThat(edits).allSatisfy(edit -> assertThat(edit.join().data().name()).startsWith("P"));
        assertThat(products()).isEqualTo(3);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void anEditThatCannotBeUndoneByItselfTakesNoneOfTheOthersAlong() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Crowd crowd = new Crowd(store);
        CompletableFuture<Item<Product>> before = crowd.join(() -> put("P before"));
        CompletableFuture<Object> failing = crowd.join(() -> store.edit(EditStep.of("fails"), editor -> {
            engine.failOnce(BACK_TO_SAVEPOINT, Trouble.OTHER);
            editor.put(RecordKey.product(UUID.randomUUID()), product("Never"));
            runs.incrementAndGet();
            throw new IllegalStateException("mine");
        }));
        CompletableFuture<Item<Product>> after = crowd.join(() -> put("P after"));
        crowd.go();

        assertThatThrownBy(failing::join).cause().hasMessage("mine");
        assertThat(runs).hasValue(1);
        assertThat(before.join().data().name()).isEqualTo("P before");
        assertThat(after.join().data().name()).isEqualTo("P after");
        assertThat(products()).isEqualTo(2);
        assertThat(commits).hasSize(2);
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aConnectionThatCannotBeHadAgainIsToldToWhoNeedsItAndNobodyHangs() throws InterruptedException {
        Crowd crowd = new Crowd(store);
        CompletableFuture<Object> loses = crowd.join(() -> store.edit(EditStep.of("fails"), editor -> {
            engine.failOnce(BACK_TO_SAVEPOINT, Trouble.OTHER);
            engine.failOnce(ROLLBACK, Trouble.OTHER);
            engine.fail(CONNECT, Trouble.FULL, 2);
            throw new IllegalStateException("mine");
        }));
        CompletableFuture<Item<Product>> needs = crowd.join(() -> put("P needs"));
        CompletableFuture<Item<Product>> after = crowd.join(() -> put("P after"));
        crowd.go();

        assertThatThrownBy(loses::join).cause().hasMessage("mine");
        assertThatThrownBy(needs::join).cause().isInstanceOf(StoreFullException.class);
        assertThat(after.join().data().name()).isEqualTo("P after");
        assertThat(products()).isEqualTo(1);
    }

    @Test
    void aListenerWhoseBundleIsGoneHarmsNoWriter() throws InterruptedException {
        store.listen(commit -> {
            throw new NoClassDefFoundError("gone");
        });
        List<CompletableFuture<Item<Product>>> edits = crowd(3, () -> {});

        assertThat(edits).allSatisfy(edit -> assertThat(edit.join().data().name()).startsWith("P"));
        assertThat(commits).hasSize(3);
    }

    private List<CompletableFuture<Item<Product>>> crowd(int size, Runnable fault) throws InterruptedException {
        Crowd crowd = new Crowd(store);
        List<CompletableFuture<Item<Product>>> edits = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String name = "P" + i;
            edits.add(crowd.join(() -> put(name)));
        }
        fault.run();
        crowd.go();
        return edits;
    }

    private Item<Product> put(String name) {
        return store.edit(EditStep.of(name), editor -> editor.put(RecordKey.product(UUID.randomUUID()), product(name)));
    }

    private long products() {
        return found("");
    }

    private long found(String text) {
        return store.read(reader -> reader.countProducts(text));
    }

    private static Product product(String name) {
        return new Product(name, new Nutrients(1, 2, 3, 4));
    }
}
