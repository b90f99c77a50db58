package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Operation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.model.ValidationException;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.api.store.UndoImage;
import org.larder.store.jdbc.Surroundings;

/** What a person can do about a quarantined operation: correct it, as an edit of its record would. */
@Tag("F17")
public abstract class QuarantineContract extends StoreContract {

    protected QuarantineContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
        sync().attach(REMOTE);
    }

    @Test
    void aCorrectedOperationSaysWhatThePersonSaid() {
        RecordKey key = newProduct();
        pull(foreign(key, 3, -10, product("Theirs")));
        Operation bad = quarantined(key, product("Bad"));

        assertThat(sync().correct(bad.opId(), product("Good"))).isTrue();

        assertThat(sync().counts()).isEqualTo(new QueueCounts(1, 0, 0));
        assertThat(findProduct(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data()).isEqualTo(product("Good"));
            assertThat(item.sync().error()).isEmpty();
        });
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.data()).contains(product("Good"));
            assertThat(operation.opId()).isNotEqualTo(bad.opId());
            assertThat(operation.baseVersion()).isEqualTo(3);
            assertThat(operation.lastModified().after(bad.lastModified())).isTrue();
        });
        assertThat(ledger(Optional.empty(), 10).items()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.DISCARDED);
            assertThat(entry.lost()).contains(product("Bad"));
            assertThat(entry.winner()).contains(product("Good"));
        });
    }

    @Test
    void aCorrectionIsAnEditLikeAnyOther() {
        RecordKey corrected = newProduct();
        RecordKey edited = newProduct();
        Operation bad = quarantined(corrected, product("Bad"));
        quarantined(edited, product("Bad"));

        sync().correct(bad.opId(), product("Good"));
        put(edited, product("Good"));

        assertThat(sent()).hasSize(2).allMatch(operation -> operation.baseVersion() == 0)
                .allMatch(operation -> operation.data().equals(Optional.of(product("Good"))));
        assertThat(ledger(Optional.empty(), 10).items()).hasSize(2).allMatch(entry -> entry.kind() == Kind.DISCARDED);
    }

    @Test
    void aCorrectionIsUndoneAsOneStep() {
        RecordKey key = newProduct();
        Operation bad = quarantined(key, product("Bad"));

        sync().correct(bad.opId(), product("Good"));

        UndoStep step = undoable().orElseThrow();
        assertThat(step.label()).isEqualTo("Correct Good");
        List<UndoImage> images = store().read(reader -> reader.images(step.id(), 0, 10));
        assertThat(images).singleElement().satisfies(image -> {
            assertThat(image.key()).isEqualTo(key);
            assertThat(image.before()).contains(product("Bad"));
            assertThat(image.after()).contains(product("Good"));
        });
        store().edit(new EditStep(step.id(), step.label(), Mode.UNDO), editor -> editor.put(key, product("Bad")));
        assertThat(undoable()).isNotEqualTo(Optional.of(step));
        assertThat(onlySent().data()).contains(product("Bad"));
    }

    @Test
    void aCorrectionThatChangesNothingIsARetry() {
        Operation bad = quarantined(newProduct(), product("Bad"));
        Optional<UndoStep> before = undoable();

        assertThat(sync().correct(bad.opId(), product("Bad"))).isTrue();

        assertThat(undoable()).isEqualTo(before);
        assertThat(ledger(Optional.empty(), 10).items()).isEmpty();
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.opId()).isNotEqualTo(bad.opId());
            assertThat(operation.lastModified()).isEqualTo(bad.lastModified());
        });
    }

    @Test
    void aQuarantinedDeleteIsCorrectedToWhatIsToStay() {
        RecordKey key = newProduct();
        pull(foreign(key, 1, -10, product("Theirs")));
        delete(key);
        Operation bad = onlySent();
        sync().settle(List.of(rejected(bad)));

        assertThat(sync().correct(bad.opId(), product("Stays"))).isTrue();

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Stays"));
        assertThat(onlySent().data()).contains(product("Stays"));
    }

    @Test
    void anOperationThatIsNotQuarantinedIsNotCorrected() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Operation inFlight = onlySent();
        assertThat(sync().correct(inFlight.opId(), product("B"))).isFalse();
        assertThat(sync().correct(UUID.randomUUID(), product("B"))).isFalse();
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("A"));
    }

    @Test
    void whatIsNoDataOfTheRecordChangesNothing() {
        RecordKey key = newProduct();
        Operation bad = quarantined(key, product("Bad"));
        assertThatThrownBy(() -> sync().correct(bad.opId(), goal(2000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sync().correct(bad.opId(), product("x".repeat(201))))
                .isInstanceOf(ValidationException.class);
        assertThat(sync().counts()).isEqualTo(new QueueCounts(0, 0, 1));
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Bad"));
    }

    @Test
    void aServerThatLostTheRecordGetsWhatItOnceHadWhenTheEditIsDiscarded() {
        RecordKey key = acknowledged();
        Operation bad = quarantined(key, product("Bad"));
        sync().restartFeed();
        pull();

        sync().discard(bad.opId());

        assertItGoesAgain(key);
    }

    @Test
    void anotherRemoteGetsWhatTheOneBeforeHadWhenTheEditIsDiscarded() {
        RecordKey key = acknowledged();
        Operation bad = quarantined(key, product("Bad"));
        sync().attach("elsewhere");

        sync().discard(bad.opId());

        assertItGoesAgain(key);
    }

    @Test
    void whatAServerLostAndThenRefusedIsNotLostByDiscardingIt() {
        RecordKey key = acknowledged();
        sync().restartFeed();
        pull();
        sync().settle(List.of(rejected(onlySent())));
        sync().discard(sync().quarantined(Optional.empty(), 10).items().getFirst().operation().opId());

        assertItGoesAgain(key);
    }

    @Test
    void aVersionThatAServerLostAndThenRefusedIsNotLostByDiscardingIt() {
        RecordKey key = acknowledged();
        sync().requeue(Map.of(key, 1L));
        put(key, product("Bad"));
        sync().settle(List.of(rejected(onlySent())));
        sync().discard(sync().quarantined(Optional.empty(), 10).items().getFirst().operation().opId());

        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Good"));
        assertThat(sync().counts().pending()).isZero();
        assertThat(store().check()).isEmpty();
    }

    private RecordKey acknowledged() {
        sync().attach(REMOTE);
        RecordKey key = newProduct();
        pull(foreign(key, 3, -10, product("Good")));
        return key;
    }

    private void assertItGoesAgain(RecordKey key) {
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(product("Good"));
        assertThat(onlySent()).satisfies(operation -> {
            assertThat(operation.data()).contains(product("Good"));
            assertThat(operation.baseVersion()).isZero();
        });
        assertThat(store().check()).isEmpty();
        sync().settle(List.of(applied(onlySent(), 1)));
        assertThat(sync().counts()).isEqualTo(QueueCounts.NONE);
        assertThat(store().check()).isEmpty();
    }

    private Operation quarantined(RecordKey key, Data data) {
        put(key, data);
        Operation operation = onlySent();
        sync().settle(List.of(rejected(operation)));
        return operation;
    }

    private static Settlement rejected(Operation operation) {
        return new Settlement.Rejected(operation.opId(), "INVALID", "a name must not be silly");
    }
}
