package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Item;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.UndoStep;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.api.store.StoreUnavailableException;
import org.larder.json.RecordJson;
import org.larder.store.jdbc.Surroundings;

/** Writers who come together share a commit, and each is as if it were alone. */
public abstract class SharedCommitContract extends StoreContract {

    protected SharedCommitContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void eachGetsItsOwnResultAndAllOfThemAreOnDisk() throws InterruptedException {
        Crowd crowd = new Crowd(store());
        Map<RecordKey, CompletableFuture<Item<Product>>> edits = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            RecordKey key = newProduct();
            Product product = product("P" + i);
            edits.put(key, crowd.join(() -> put(key, product)));
        }
        crowd.go();
        edits.forEach((key, edit) -> assertThat(edit.join().key()).isEqualTo(key));
        reopen();
        edits.forEach((key, edit) -> assertThat(findProduct(key)).contains(edit.join()));
        assertThat(sync().counts().waiting()).isEqualTo(8);
    }

    /** Whether others come between the records of a page of the feed. */
    protected boolean letsOthersIntoAPage() {
        return true;
    }

    @Test
    void anEditComesBetweenTheRecordsOfAPage() throws InterruptedException {
        sync().attach(REMOTE);
        RemoteRecord[] records = IntStream.range(0, 100)
                .mapToObj(number -> foreign(newProduct(), 1, number, product("Theirs")))
                .toArray(RemoteRecord[]::new);
        FeedPage page = page(true, Missing.LOST, Vanishing.TAKE, records);
        List<Boolean> remote = new ArrayList<>();
        Crowd crowd = new Crowd(store());
        store().listen(commit -> remote.add(commit.remote()));
        CompletableFuture<Integer> merged = crowd.join(() -> sync().applyRemote(page));
        crowd.join(() -> put(newProduct(), product("Mine")));
        crowd.go();

        assertThat(merged.join()).isEqualTo(100);
        assertThat(countProducts("")).isEqualTo(101);
        assertThat(sync().feed().cursor()).contains(page.cursor());
        if (letsOthersIntoAPage()) {
            assertThat(remote).endsWith(true, false, true);
        }
    }

    @Test
    void anEditComesBetweenWhatTheRemoteLacks() throws InterruptedException {
        sync().attach(REMOTE);
        for (int page = 0; page < 12; page++) {
            pull(page == 11, IntStream.range(0, 100)
                    .mapToObj(number -> foreign(newProduct(), 1, number, product("Theirs")))
                    .toArray(RemoteRecord[]::new));
        }
        sync().restartFeed();
        FeedPage page = page(true, Missing.LOST, Vanishing.TAKE);
        List<Boolean> remote = new ArrayList<>();
        Crowd crowd = new Crowd(store());
        store().listen(commit -> remote.add(commit.remote()));
        CompletableFuture<Integer> merged = crowd.join(() -> sync().applyRemote(page));
        crowd.join(() -> put(newProduct(), product("Mine")));
        crowd.go();

        assertThat(merged.join()).isZero();
        assertThat(sync().counts().waiting()).isEqualTo(1_201);
        assertThat(sync().feed().full()).isFalse();
        assertThat(sync().feed().cursor()).contains(page.cursor());
        assertThat(store().check()).isEmpty();
        if (letsOthersIntoAPage()) {
            assertThat(remote).containsSubsequence(true, false, true);
        }
    }

    @Test
    void anEditComesBetweenTheOperationsOfABatch() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            put(newProduct(), product("Mine"));
        }
        Crowd crowd = new Crowd(store());
        CompletableFuture<List<FrozenOperation>> taken = crowd.join(() -> sync().takeBatch(200, 1_000_000, Set.of()));
        CompletableFuture<Item<Product>> edit = crowd.join(() -> put(newProduct(), product("Another")));
        crowd.go();

        assertThat(taken.join()).hasSize(200).extracting(FrozenOperation::key).doesNotContain(edit.join().key())
                .doesNotHaveDuplicates();
        assertThat(sync().counts().inFlight()).isEqualTo(200);
        assertThat(store().check()).isEmpty();
    }

    @Test
    void anEditComesBetweenTheAnswersToABatch() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            put(newProduct(), product("Mine"));
        }
        List<Operation> sent = sync().takeBatch(200, 1_000_000, Set.of()).stream()
                .map(frozen -> RecordJson.operation(frozen.json())).toList();
        List<Settlement> answers = sent.stream().map(operation -> applied(operation, 1)).toList();
        RecordKey last = sent.getLast().key();
        List<Boolean> remote = new ArrayList<>();
        Crowd crowd = new Crowd(store());
        store().listen(commit -> remote.add(commit.remote()));
        crowd.join(() -> {
            sync().settle(answers);
            return true;
        });
        crowd.join(() -> put(last, product("Edited between")));
        crowd.go();

        assertThat(sync().counts().pending()).isEqualTo(1);
        assertThat(onlySent().baseVersion()).isEqualTo(1);
        assertThat(findProduct(last).orElseThrow().data().name()).isEqualTo("Edited between");
        assertThat(store().check()).isEmpty();
        if (letsOthersIntoAPage()) {
            assertThat(remote).containsSubsequence(true, false, true);
        }
    }

    @Test
    void oneThatThrowsHarmsNoneOfTheOthers() throws InterruptedException {
        IllegalStateException mine = new IllegalStateException("mine");
        RecordKey shared = put(newProduct(), product("Shared")).key();
        List<RecordKey> keys = new ArrayList<>();
        Crowd crowd = new Crowd(store());
        CompletableFuture<Object> failing = new CompletableFuture<>();
        for (int i = 0; i < 8; i++) {
            RecordKey key = newProduct();
            keys.add(key);
            if (i == 3) {
                failing = crowd.join(() -> store().edit(EditStep.of("fails"), editor -> {
                    editor.put(key, product("Never"));
                    editor.delete(shared);
                    editor.put(newEntry(), entry(shared, 10));
                    throw mine;
                }));
            } else {
                crowd.join(() -> put(key, product("P")));
            }
        }
        crowd.go();

        assertThatThrownBy(failing::join).cause().isSameAs(mine);
        for (int i = 0; i < 8; i++) {
            assertThat(findProduct(keys.get(i)).isPresent()).isEqualTo(i != 3);
        }
        assertThat(findProduct(shared)).isPresent();
        assertThat(sync().counts().waiting()).isEqualTo(8);
        long entries = store().read(reader -> reader.count(RecordType.CONSUMPTION));
        assertThat(entries).isZero();
        assertThat(store().check()).isEmpty();
    }

    @Test
    void theFirstMayThrowToo() throws InterruptedException {
        RecordKey never = newProduct();
        RecordKey key = newProduct();
        Crowd crowd = new Crowd(store());
        CompletableFuture<Object> failing = crowd.join(() -> store().edit(EditStep.of("fails"), editor -> {
            editor.put(never, product("Never"));
            throw new AssertionError("an error");
        }));
        crowd.join(() -> put(key, product("P")));
        crowd.go();

        assertThatThrownBy(failing::join).cause().isInstanceOf(AssertionError.class).hasMessage("an error");
        assertThat(findProduct(never)).isEmpty();
        assertThat(findProduct(key)).isPresent();
    }

    @Test
    void eachSeesWhatThoseBeforeItWrote() throws InterruptedException {
        RecordKey oats = newProduct();
        countProducts("oats");
        Crowd crowd = new Crowd(store());
        crowd.join(() -> put(oats, product("Oats")));
        crowd.join(() -> put(newEntry(), entry(oats, 100)));
        CompletableFuture<List<Double>> seen = crowd.join(() -> store().edit(EditStep.of("looks"), editor -> {
            assertThat(editor.products("oat", Optional.empty(), 5).items()).extracting(Item::key).containsExactly(oats);
            assertThat(editor.undoable()).isPresent();
            return editor.totals(DAY, DAY).stream().map(total -> total.eaten().calories()).toList();
        }));
        crowd.go();
        assertThat(seen.join()).containsExactly(389.0);
        assertThat(countProducts("oat")).isEqualTo(1);
    }

    @Test
    void commitsAreToldOneForEachInTheirOrder() throws InterruptedException {
        List<Commit> commits = new ArrayList<>();
        store().listen(commits::add);
        List<RecordKey> keys = new ArrayList<>();
        Crowd crowd = new Crowd(store());
        for (int i = 0; i < 5; i++) {
            RecordKey key = newProduct();
            keys.add(key);
            crowd.join(() -> put(key, product("P")));
        }
        crowd.go();
        assertThat(commits).extracting(commit -> commit.ids().get(RecordType.PRODUCT))
                .containsExactlyElementsOf(keys.stream().map(key -> Optional.of(Set.of(key.id()))).toList());
    }

    @Test
    void eachIsAStepOfItsOwn() throws InterruptedException {
        Crowd crowd = new Crowd(store());
        for (int i = 0; i < 3; i++) {
            EditStep step = EditStep.of("step " + i);
            crowd.join(() -> store().edit(step, editor -> editor.put(newProduct(), product("P"))));
        }
        crowd.go();
        for (int i = 2; i >= 0; i--) {
            UndoStep step = undoable().orElseThrow();
            assertThat(step.label()).isEqualTo("step " + i);
            store().edit(new EditStep(step.id(), "", EditStep.Mode.UNDO), editor -> true);
        }
        assertThat(undoable()).isEmpty();
    }

    @Test
    void nestingIsRefusedToTheOneThatTriesIt() throws InterruptedException {
        RecordKey key = newProduct();
        Crowd crowd = new Crowd(store());
        CompletableFuture<Object> read = crowd
                .join(() -> store().edit(EditStep.of("nests"), editor -> countProducts("x")));
        CompletableFuture<Object> edit = crowd
                .join(() -> store().edit(EditStep.of("nests"), editor -> put(key, product("A"))));
        CompletableFuture<Item<Product>> good = crowd.join(() -> put(key, product("B")));
        crowd.go();
        assertThatThrownBy(read::join).cause().isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(edit::join).cause().isInstanceOf(IllegalStateException.class);
        assertThat(findProduct(key)).contains(good.join());
    }

    @Test
    void anInterruptedWriterEndsItsEditAndIsInterruptedStill() throws InterruptedException {
        RecordKey key = newProduct();
        Crowd crowd = new Crowd(store());
        CompletableFuture<Boolean> interrupted = crowd.join(() -> {
            Thread.currentThread().interrupt();
            put(key, product("A"));
            return Thread.currentThread().isInterrupted();
        });
        crowd.go();
        assertThat(interrupted.join()).isTrue();
        assertThat(findProduct(key)).isPresent();
    }

    @Test
    void readersNeverSeeAnEditThatIsRolledBack() throws InterruptedException {
        RecordKey key = newProduct();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(() -> {
            boolean seen = false;
            while (!done.get()) {
                seen |= store().read(all -> all.find(Product.class, key).isPresent());
            }
            return seen;
        });
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> store().edit(EditStep.of("fails"), editor -> {
                editor.put(key, product("A"));
                throw new IllegalStateException("mine");
            })).hasMessage("mine");
        }
        done.set(true);
        assertThat(reader.join()).isFalse();
    }

    @Test
    void thoseWhoWaitWhileTheStoreClosesAreToldSo() throws InterruptedException {
        Crowd crowd = new Crowd(store());
        CompletableFuture<Item<Product>> late = crowd.join(() -> put(newProduct(), product("A")));
        store().close();
        crowd.go();
        assertThatThrownBy(late::join).cause().isInstanceOf(StoreUnavailableException.class);
    }
}
