package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;
import org.larder.api.store.StoreEditor;
import org.larder.json.RecordJson;
import org.larder.rules.Coalescing;

/** Edits in a transaction: the record, its pending operation and the images of undo. */
final class Editor extends Reader implements StoreEditor {

    private final Transaction tx;

    Editor(Transaction tx) {
        super(tx.session(), tx.remembered(), tx);
        this.tx = tx;
    }

    @Override
    public <D extends Data> Item<D> put(RecordKey key, D data) {
        if (key.type() != data.type()) {
            throw new IllegalArgumentException(key + " is no " + data.type());
        }
        tx.session().about(key);
        Data full = tx.records().filled(data);
        Optional<String> text = Optional.of(RecordJson.text(full));
        Optional<StoredRecord> before = tx.records().find(key);
        if (before.flatMap(StoredRecord::text).equals(text)) {
            return item(key, data, before.orElseThrow());
        }
        StoredRecord after = edit(key, before, Optional.of(full), text);
        return before.isPresent() ? item(key, data, after) : newItem(key, data, after);
    }

    @Override
    public boolean delete(RecordKey key) {
        tx.session().about(key);
        Optional<StoredRecord> before = tx.records().find(key).filter(record -> !record.deleted());
        if (before.isEmpty()) {
            return false;
        }
        edit(key, before, Optional.empty(), Optional.empty());
        return true;
    }

    private StoredRecord edit(RecordKey key, Optional<StoredRecord> before, Optional<Data> data,
            Optional<String> text) {
        Stamp stamp = tx.clock().tick();
        long version = before.map(StoredRecord::version).orElse(0L);
        StoredRecord after = new StoredRecord(key, text, stamp, version, before.flatMap(StoredRecord::synced),
                before.map(StoredRecord::created).orElse(stamp.time()), before.map(StoredRecord::seen).orElse(0L),
                Optional.empty());
        Operation edit = new Operation(tx.newOpId(), key, version, stamp, data);
        tx.history().note(key, before.flatMap(StoredRecord::text), text);
        if (before.isEmpty()) {
            tx.operations().insert(edit.opId(), key, 0, false);
        } else if (!queue(before.get(), edit, after)) {
            tx.records().remove(before.get());
            return after;
        }
        tx.records().write(before, after, data);
        return after;
    }

    /**
     * Brings the edit into the queue.
     *
     * @return false if it cancels out what waits: the remote never hears of the record
     */
    private boolean queue(StoredRecord before, Operation edit, StoredRecord after) {
        List<PendingOperation> pending = tx.operations().of(before.key());
        Optional<PendingOperation> replaced = pending.stream()
                .filter(operation -> operation.state() != PendingOperation.State.IN_FLIGHT)
                .findFirst();
        boolean handed = pending.isEmpty() || before.version() > 0
                || pending.stream().anyMatch(PendingOperation::handed) || edit.delete() && entered(before.key());
        Optional<Operation> merged = Coalescing.merge(replaced.map(operation -> operation(operation, before)), edit,
                handed);
        if (merged.isEmpty()) {
            replaced.ifPresent(tx.operations()::remove);
            return false;
        }
        if (pending.isEmpty() && before.version() > 0) {
            tx.bases().put(before);
        }
        long base = merged.get().baseVersion();
        replaced.filter(operation -> !operation.waiting()).ifPresent(quarantined -> tx.ledger()
                .note(LedgerEntry.Kind.DISCARDED, before.key(), Ledger.Value.of(before), Ledger.Value.of(after)));
        replaced.ifPresentOrElse(operation -> tx.operations().replace(operation, edit.opId(), base, handed),
                () -> tx.operations().insert(edit.opId(), edit.key(), base, handed));
        return true;
    }

    /** Entries of a product go to the remote only if it has heard of the product, were it to say that it is gone. */
    private boolean entered(RecordKey key) {
        return key.type() == RecordType.PRODUCT && countEntriesOf(key.uuid()) > 0;
    }

    /** What the operation says stands in the record. */
    private static Operation operation(PendingOperation operation, StoredRecord record) {
        return new Operation(operation.opId(), operation.key(), operation.baseVersion(), record.stamp(), record.data());
    }

    private static <D extends Data> Item<D> newItem(RecordKey key, D data, StoredRecord record) {
        return new Item<>(key, data, new SyncState(record.stamp(), 0, Optional.empty(), false, Optional.empty()));
    }

    private <D extends Data> Item<D> item(RecordKey key, D data, StoredRecord record) {
        List<PendingOperation> pending = tx.operations().of(key);
        Optional<String> error = pending.stream().flatMap(operation -> operation.reason().stream()).findFirst();
        return new Item<>(key, data, new SyncState(record.stamp(), record.version(), record.synced(),
                record.version() > 0 && pending.isEmpty(), error));
    }
}
