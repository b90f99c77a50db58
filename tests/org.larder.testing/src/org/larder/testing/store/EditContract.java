package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Serving;
import org.larder.api.model.Stamp;
import org.larder.api.model.ValidationException;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreUnavailableException;
import org.larder.store.jdbc.Surroundings;

/** Edits: durable, stamped, queued, coalesced. */
public abstract class EditContract extends StoreContract {

    protected EditContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void anEditThatReturnedIsThereAfterReopening() {
        RecordKey key = newProduct();
        Item<Product> put = put(key, product("Oats"));

        reopen();

        assertThat(findProduct(key)).contains(put);
        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
    }

    @Test
    void everyFieldComesBackAsItWas() {
        RecordKey key = newProduct();
        Product all = new Product("Crème brûlée – 日本語 \"x\" \\ 🍮",
                new Nutrients(0.1 + 0.2, 1e-7, 999.9999999999999, 1),
                new FurtherNutrients(OptionalDouble.of(0.1), OptionalDouble.empty(), OptionalDouble.of(12.3456789),
                        OptionalDouble.of(0)),
                Optional.of(""), Optional.of("4006381333931"),
                List.of(new Serving("cup", 240, new Extras("{\"shape\":\"round\"}"))),
                new Extras("{\"colour\":{\"r\":1,\"g\":[1,2]},\"z\":null}"));

        put(key, all);
        reopen();

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(all);
        assertThat(onlySent().data()).contains(all);
    }

    @Test
    void aNewRecordIsNotSyncedYet() {
        Item<Product> item = put(newProduct(), product("Oats"));

        assertThat(item.sync().version()).isZero();
        assertThat(item.sync().synced()).isFalse();
        assertThat(item.sync().syncTimestamp()).isEmpty();
        assertThat(item.sync().error()).isEmpty();
        assertThat(item.sync().lastModified().node()).isEqualTo(DEVICE);
    }

    @Test
    void aPutOfWhatIsThereChangesNothing() {
        RecordKey key = newProduct();
        Item<Product> first = put(key, product("Oats"));
        clock.advance(Duration.ofSeconds(1));

        assertThat(put(key, product("Oats"))).isEqualTo(first);
        assertThat(onlySent().lastModified()).isEqualTo(first.sync().lastModified());
    }

    @Test
    void stampsGrowThoughTheClockStandsStillOrGoesBack() {
        RecordKey key = newProduct();
        Stamp first = put(key, product("A")).sync().lastModified();
        Stamp second = put(key, product("B")).sync().lastModified();
        clock.advance(Duration.ofDays(-3));
        Stamp third = put(key, product("C")).sync().lastModified();
        reopen();
        Stamp fourth = put(key, product("D")).sync().lastModified();

        assertThat(List.of(first, second, third, fourth)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theClockGoesOnAfterStampsOfOthers() {
        pullAttached(foreign(newProduct(), 1, 200, product("Rice")));
        reopen();

        assertThat(put(newProduct(), product("Oats")).sync().lastModified()).isGreaterThan(stamp("other", 200));
    }

    @Test
    void whatACallbackThrowsRollsBackAndReachesTheCaller() {
        RecordKey key = newProduct();
        IllegalStateException mine = new IllegalStateException("mine");

        assertThatThrownBy(() -> store().edit(EditStep.of("fails"), editor -> {
            editor.put(key, product("Oats"));
            throw mine;
        })).isSameAs(mine);

        assertThat(findProduct(key)).isEmpty();
        assertThat(sync().empty()).isTrue();
        assertThat(undoable()).isEmpty();
    }

    @Test
    void anEditSeesWhatItWrote() {
        RecordKey key = newProduct();
        store().edit(EditStep.of("both"), editor -> {
            editor.put(key, product("Oats"));
            assertThat(editor.find(Product.class, key)).isPresent();
            assertThat(editor.delete(key)).isTrue();
            assertThat(editor.find(Product.class, key)).isEmpty();
            return key;
        });
        assertThat(sync().empty()).isTrue();
    }

    @Test
    void deletingWhatIsNotThereIsTold() {
        RecordKey key = newProduct();
        assertThat(delete(key)).isFalse();
        put(key, product("Oats"));
        drain();
        assertThat(delete(key)).isTrue();
        assertThat(delete(key)).isFalse();
    }

    @Test
    void dataTooLargeForTheRemoteIsRefusedBeforeItIsWritten() {
        RecordKey key = newProduct();
        Product large = new Product("Oats", OATS, FurtherNutrients.UNKNOWN, Optional.empty(), Optional.empty(),
                List.of(), new Extras("{\"novel\":\"" + "x".repeat(9000) + "\"}"));

        assertThatThrownBy(() -> put(key, large)).isInstanceOf(ValidationException.class).hasMessageContaining("8192");
        assertThat(sync().empty()).isTrue();
    }

    @Test
    void editsBeforeSendingBecomeOneOperationWithTheLastData() {
        RecordKey key = newProduct();
        put(key, product("A"));
        put(key, product("B"));
        Stamp last = put(key, product("C")).sync().lastModified();

        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.data()).contains(product("C"));
            assertThat(operation.lastModified()).isEqualTo(last);
            assertThat(operation.baseVersion()).isZero();
        });
    }

    @Test
    void editsOfAKnownRecordKeepTheVersionThatTheFirstWasMadeOn() {
        RecordKey key = synced("A");
        put(key, product("B"));
        put(key, product("C"));

        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.data()).contains(product("C"));
            assertThat(operation.baseVersion()).isEqualTo(1);
        });
    }

    @Test
    @Tag("F20")
    void aDeletedProductThatWasNeverSentGoesBeforeItsEntries() {
        RecordKey product = newProduct();
        RecordKey entry = newEntry();
        put(product, product("Oats"));
        put(entry, entry(product, 50));
        delete(product);
        assertThat(sent()).extracting(Operation::key).containsExactly(product, entry);
        assertThat(sent()).extracting(Operation::delete).containsExactly(true, false);
    }

    @Test
    @Tag("F20")
    void createAndDeleteThatWereNeverSentCancelOut() {
        RecordKey key = newProduct();
        put(key, product("A"));
        put(key, product("B"));
        delete(key);

        assertThat(take()).isEmpty();
        assertThat(sync().empty()).isTrue();
    }

    @Test
    void aCreateThatMayHaveBeenSentIsDeletedThere() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation create = onlySent();
        delete(key);
        assertThat(sent()).containsExactly(create);

        sync().settle(List.of(applied(create, 1)));

        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.delete()).isTrue();
            assertThat(operation.baseVersion()).isEqualTo(1);
        });
    }

    @Test
    void aDeleteOfAKnownRecordIsSent() {
        RecordKey key = synced("A");
        put(key, product("B"));
        delete(key);

        assertThat(findProduct(key)).isEmpty();
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.delete()).isTrue();
            assertThat(operation.baseVersion()).isEqualTo(1);
        });
    }

    @Test
    void aDeleteTakenBackIsAnEdit() {
        RecordKey key = synced("A");
        delete(key);
        put(key, product("B"));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("B"));
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.data()).contains(product("B"));
            assertThat(operation.baseVersion()).isEqualTo(1);
        });
    }

    @Test
    void aDeletedRecordComesBackByAPut() {
        RecordKey key = synced("A");
        delete(key);
        drain();

        put(key, product("B"));

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("B"));
        assertThat(onlySent().baseVersion()).isEqualTo(2);
    }

    @Test
    void aCoalescedOperationHasANewName() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation first = onlySent();
        put(key, product("B"));
        sync().settle(List.of(applied(first, 1)));

        assertThat(onlySent().opId()).isNotEqualTo(first.opId());
    }

    @Test
    void aClosedStoreSaysSo() {
        store().close();

        assertThatThrownBy(() -> put(newProduct(), product("A"))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> sync().counts()).isInstanceOf(StoreUnavailableException.class);
        store().close();
    }

    @Test
    void openingTwiceIsOpeningOnce() {
        RecordKey key = newProduct();
        put(key, product("A"));
        store().open();
        assertThat(findProduct(key)).isPresent();
    }

    @Test
    void aTransactionInsideATransactionIsRefused() {
        assertThatThrownBy(() -> store().read(reader -> put(newProduct(), product("A"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().edit(EditStep.of("outer"), editor -> sync().counts()))
                .isInstanceOf(IllegalStateException.class);
        put(newProduct(), product("A"));
    }

    @Test
    void manyWritersLoseNothing() throws InterruptedException {
        List<Thread> writers = IntStream.range(0, 4).mapToObj(writer -> Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 25; i++) {
                put(newProduct(), product("P" + writer + "-" + i));
            }
        })).toList();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(countProducts("")).isEqualTo(100);
        assertThat(sync().counts().waiting()).isEqualTo(100);
    }

    @Test
    void anInterruptedThreadStillWritesAndReadsAndStaysInterrupted() {
        RecordKey key = newProduct();
        Thread.currentThread().interrupt();
        put(key, product("A"));
        assertThat(findProduct(key)).isPresent();
        assertThat(Thread.interrupted()).isTrue();

        reopen();
        assertThat(findProduct(key)).isPresent();
    }

    @Test
    void goalsAreRecordsLikeOthers() {
        RecordKey key = RecordKey.goal(DAY);
        put(key, goal(2000));
        put(key, goal(2100));
        assertThat(onlySent().data()).contains(goal(2100));
        assertThat(store().read(reader -> reader.find(Goal.class, key)).orElseThrow().data()).isEqualTo(goal(2100));
    }

    private RecordKey synced(String name) {
        RecordKey key = newProduct();
        put(key, product(name));
        drain();
        return key;
    }

    private void pullAttached(RemoteRecord record) {
        sync().attach(REMOTE);
        pull(record);
    }
}
