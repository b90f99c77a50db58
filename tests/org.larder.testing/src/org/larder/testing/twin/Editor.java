package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Operation;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.store.StoreEditor;
import org.larder.json.RecordJson;
import org.larder.rules.Coalescing;

/** Edits in a transaction. */
final class Editor extends Reader implements StoreEditor {

    private final Work work;
    private final Steps steps;

    Editor(Work work, Steps steps) {
        super(work::state);
        this.work = work;
        this.steps = steps;
    }

    @Override
    public <D extends Data> Item<D> put(RecordKey key, D data) {
        if (key.type() != data.type()) {
            throw new IllegalArgumentException(key + " is no " + data.type());
        }
        Data full = work.filled(data);
        Optional<String> text = Optional.of(RecordJson.text(full));
        Optional<Row> before = work.find(key);
        Row after = before.filter(row -> row.stored().json().equals(text))
                .orElseGet(() -> edit(key, before, Optional.of(full)));
        return new Item<>(key, data, Items.sync(work.state(), after));
    }

    @Override
    public boolean delete(RecordKey key) {
        Optional<Row> before = work.find(key).filter(Row::live);
        before.ifPresent(row -> edit(key, before, Optional.empty()));
        return before.isPresent();
    }

    private Row edit(RecordKey key, Optional<Row> before, Optional<Data> data) {
        Stamp stamp = work.world().stamps().tick();
        long version = before.map(row -> row.stored().version()).orElse(0L);
        Operation edit = new Operation(work.world().newOpId(), key, version, stamp, data);
        List<Queued> pending = work.state().pending(key);
        Optional<Queued> replaced = pending.stream().filter(each -> !Operations.inFlight(each)).findFirst();
        steps.note(key, before.flatMap(row -> row.stored().json()), data.map(RecordJson::text));
        boolean handed = before.isPresent() && (mayBeThere(before.get(), pending) || edit.delete() && entered(key));
        Optional<Operation> merged = Coalescing.merge(replaced.map(each -> told(each, before)), edit, handed);
        if (merged.isEmpty()) {
            replaced.ifPresent(work::drop);
            work.remove(before.orElseThrow());
            return before.orElseThrow();
        }
        before.filter(row -> pending.isEmpty() && row.stored().version() > 0).ifPresent(row -> work.base(row.base()));
        Row after = work.write(key, data, stamp, version, before.flatMap(row -> row.stored().syncTimestamp()),
                before.map(row -> row.stored().createdAt()).orElse(stamp.time()),
                before.map(row -> row.stored().seen()).orElse(0L));
        queue(edit, merged.get().baseVersion(), handed, replaced);
        replaced.filter(each -> each.state() == Queued.State.QUARANTINED)
                .ifPresent(each -> work.note(Kind.DISCARDED, key, before.orElseThrow().value(), after.value()));
        return after;
    }

    /** An operation that is not in flight gives its place to the new one. */
    private void queue(Operation edit, long base, boolean handed, Optional<Queued> replaced) {
        if (replaced.isPresent()) {
            work.put(Operations.waiting(replaced.get().sequence(), edit.opId(), edit.key(), base, handed));
        } else {
            work.queue(edit.key(), base, handed, edit.opId());
        }
    }

    /** Entries of a product go to the remote only if it has heard of the product, were it to say that it is gone. */
    private boolean entered(RecordKey key) {
        return key.type() == RecordType.PRODUCT && countEntriesOf(key.uuid()) > 0;
    }

    /** Whether a remote may know of the record: only what waits since its creation is surely unknown. */
    private static boolean mayBeThere(Row before, List<Queued> pending) {
        return pending.isEmpty() || before.stored().version() > 0 || pending.stream().anyMatch(Queued::handed);
    }

    private static Operation told(Queued operation, Optional<Row> record) {
        return new Operation(operation.opId(), operation.key(), operation.baseVersion(),
                record.orElseThrow().stored().lastModified(), record.orElseThrow().data());
    }
}
