package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.json.RecordJson;
import org.larder.rules.Validation;

/** Operations that need a person. */
final class Quarantine {

    private static final Pages<Queued> BY_AGE = new Pages<>("quarantine", each -> Pages.up(each.sequence()));

    private Quarantine() {
    }

    static Page<QuarantinedOperation> page(State state, Optional<String> after, int limit) {
        List<Queued> all = state.queued().stream().filter(each -> each.state() == Queued.State.QUARANTINED).toList();
        Page<Queued> page = BY_AGE.page(all, after, limit);
        return new Page<>(page.items().stream().map(Quarantine::told).toList(), page.next());
    }

    /** @return whether there was one */
    static boolean retry(Work work, UUID opId) {
        Optional<Queued> found = work.operation(opId, Queued.State.QUARANTINED);
        found.ifPresent(old -> {
            work.put(Operations.waiting(old.sequence(), work.world().newOpId(), old.key(), old.baseVersion(), true));
            work.touched().add(old.key());
        });
        return found.isPresent();
    }

    /** @return whether there was one */
    static boolean correct(Work work, UUID opId, Data data) {
        Optional<Queued> found = work.operation(opId, Queued.State.QUARANTINED);
        if (found.isEmpty()) {
            return false;
        }
        Validation.require(data);
        EditStep step = new EditStep(work.world().newOpId(), label(found.get().key(), data), EditStep.Mode.NEW);
        Steps steps = new Steps();
        new Editor(work, steps).put(found.get().key(), data);
        steps.finish(work, step);
        if (work.operation(opId, Queued.State.QUARANTINED).isPresent()) {
            retry(work, opId);
        }
        return true;
    }

    private static String label(RecordKey key, Data data) {
        return "Correct " + switch (data) {
            case Product product -> product.name();
            case Consumption entry -> entry.snapshot().isPresent() ? entry.snapshot().get().name() : "an entry";
            case Goal goal -> "the goal from " + key.id();
        };
    }

    /** @return whether there was one */
    static boolean discard(Work work, UUID opId) {
        Optional<Queued> found = work.operation(opId, Queued.State.QUARANTINED);
        found.ifPresent(operation -> discard(work, operation));
        return found.isPresent();
    }

    private static void discard(Work work, Queued operation) {
        Row row = work.find(operation.key()).orElseThrow();
        Optional<Piece.Base> base = work.base(operation.key());
        work.note(Kind.DISCARDED, row.key(), row.value(),
                base.map(Value::of).orElse(new Value(Optional.empty(), row.stored().lastModified())));
        work.drop(operation);
        work.noBase(operation.key());
        base.filter(said -> said.version() > 0 || said.json().isPresent())
                .ifPresentOrElse(said -> goBack(work, row, said), () -> work.remove(row));
    }

    private static void goBack(Work work, Row row, Piece.Base said) {
        Optional<Data> data = said.json().map(json -> work.filled(RecordJson.stored(said.key().type(), json)));
        work.write(row.key(), data, said.lastModified(), said.version(), row.stored().syncTimestamp(),
                said.createdAt(), row.stored().seen());
        if (said.version() == 0) {
            work.base(said);
            work.queue(row.key(), 0, true, work.world().newOpId());
        }
    }

    private static QuarantinedOperation told(Queued operation) {
        return new QuarantinedOperation(Operations.sent(operation), operation.reason().orElseThrow(),
                operation.message().orElseThrow(), operation.since().orElseThrow());
    }
}
