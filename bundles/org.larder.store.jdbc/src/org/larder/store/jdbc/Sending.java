package org.larder.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.larder.api.model.FrozenOperation;
import org.larder.json.RecordJson;

/** Takes the next operations to send, in one transaction or several; whatever is handed out was frozen before. */
final class Sending {

    /** So many are frozen at once, whoever waits. */
    private static final int STEP = 50;

    private final Transaction tx;
    private final int maxOps;
    private final int maxBytes;
    private final List<FrozenOperation> batch;
    private int bytes;

    /** @param before what transactions before took */
    Sending(Transaction tx, int maxOps, int maxBytes, Taken before) {
        this.tx = tx;
        this.maxOps = maxOps;
        this.maxBytes = maxBytes;
        batch = new ArrayList<>(before.batch());
        bytes = before.bytes();
    }

    /** @param awaited whether others wait for the store; then the rest is left to the next transaction */
    Taken take(Set<UUID> except, BooleanSupplier awaited) {
        boolean room = again(except);
        while (room) {
            List<PendingOperation> waiting = tx.operations().sendable(Math.min(STEP, maxOps - batch.size()));
            room = !waiting.isEmpty() && waiting.stream().allMatch(this::freeze) && batch.size() < maxOps;
            if (room && awaited.getAsBoolean()) {
                return taken(true);
            }
        }
        return taken(false);
    }

    /**
     * Takes what is in flight already.
     *
     * @return false if there is no room for more
     */
    private boolean again(Set<UUID> except) {
        Set<UUID> known = new HashSet<>(except);
        batch.forEach(operation -> known.add(operation.opId()));
        int enough = Math.clamp(1L + maxOps + known.size(), 1, Integer.MAX_VALUE);
        for (PendingOperation sent : tx.operations().inFlight(enough)) {
            if (!known.contains(sent.opId()) && !add(sent, sent.frozen().orElseThrow())) {
                return false;
            }
        }
        return batch.size() < maxOps;
    }

    /** @return false if there is no room */
    private boolean freeze(PendingOperation waiting) {
        tx.session().about(waiting.key());
        String text = text(waiting);
        boolean added = add(waiting, text);
        if (added) {
            tx.operations().freeze(waiting, text);
        }
        return added;
    }

    /** @return false if there is no room */
    private boolean add(PendingOperation operation, String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (batch.size() >= maxOps || !batch.isEmpty() && bytes + size > maxBytes) {
            return false;
        }
        batch.add(new FrozenOperation(operation.opId(), operation.key(), text));
        bytes += size;
        return true;
    }

    private String text(PendingOperation waiting) {
        StoredRecord record = tx.records().find(waiting.key()).orElseThrow();
        return RecordJson.operation(waiting.opId(), waiting.key(), waiting.baseVersion(), record.stamp(),
                record.text());
    }

    private Taken taken(boolean more) {
        return new Taken(List.copyOf(batch), bytes, more);
    }

    /**
     * What was taken so far.
     *
     * @param bytes how long the texts are
     * @param more whether there may be more to take
     */
    record Taken(List<FrozenOperation> batch, int bytes, boolean more) {
        static final Taken NOTHING = new Taken(List.of(), 0, true);
    }
}
