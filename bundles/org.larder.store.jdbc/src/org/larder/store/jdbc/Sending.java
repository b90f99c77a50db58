package org.larder.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;

/** Takes the next operations to send, in one transaction or several; whatever is handed out stays what it is. */
final class Sending {

    /** So many are frozen at once, whoever waits. */
    private static final int STEP = 50;

    private final Transaction tx;
    private final int maxOps;
    private final int maxBytes;
    private final BooleanSupplier awaited;
    private final List<FrozenOperation> batch;
    private final Set<RecordKey> flying = new HashSet<>();
    private int bytes;

    /**
     * @param awaited whether others wait for the store; then the rest is left to the next transaction
     * @param before what transactions before took
     */
    Sending(Transaction tx, int maxOps, int maxBytes, BooleanSupplier awaited, Taken before) {
        this.tx = tx;
        this.maxOps = maxOps;
        this.maxBytes = maxBytes;
        this.awaited = awaited;
        batch = new ArrayList<>(before.batch());
        bytes = before.bytes();
    }

    /** Why there is no more. */
    private enum End {
        NOTHING_WAITS,
        FULL,
        OTHERS_WAIT
    }

    Taken take(Set<UUID> except) {
        End end = again(except);
        QueueHead.Look look = tx.operations().look();
        for (int wave = 0; wave < QueueHead.WAVES && end == End.NOTHING_WAITS; wave++) {
            end = wave(wave, look);
        }
        return new Taken(List.copyOf(batch), bytes, end == End.OTHERS_WAIT);
    }

    /** Takes what is in flight already. */
    private End again(Set<UUID> except) {
        Set<UUID> known = new HashSet<>(except);
        batch.forEach(operation -> known.add(operation.opId()));
        for (PendingOperation sent : tx.operations().inFlight(Integer.MAX_VALUE)) {
            flying.add(sent.key());
            if (!known.contains(sent.opId()) && !add(sent)) {
                return End.FULL;
            }
        }
        return End.NOTHING_WAITS;
    }

    private End wave(int wave, QueueHead.Look look) {
        List<PendingOperation> waiting = waiting(wave, look.gone(wave));
        while (!waiting.isEmpty()) {
            if (!freeze(wave, waiting, look)) {
                return End.FULL;
            }
            if (awaited.getAsBoolean()) {
                return End.OTHERS_WAIT;
            }
            waiting = waiting(wave, waiting.getLast().seq());
        }
        return End.NOTHING_WAITS;
    }

    private List<PendingOperation> waiting(int wave, long after) {
        return tx.operations().waiting(wave, after, Math.clamp(1L + maxOps - batch.size(), 1, STEP));
    }

    /** @return false if there is no room */
    private boolean freeze(int wave, List<PendingOperation> waiting, QueueHead.Look look) {
        List<PendingOperation> added = new ArrayList<>();
        boolean room = true;
        for (PendingOperation each : waiting) {
            boolean behind = flying.contains(each.key());
            room = room && (behind || add(each));
            if (behind || !room) {
                look.stays(wave);
            } else {
                look.went(wave, each.seq());
                added.add(each);
            }
        }
        tx.operations().send(added);
        return room;
    }

    /** @return false if there is no room */
    private boolean add(PendingOperation operation) {
        if (batch.size() >= maxOps) {
            return false;
        }
        tx.session().about(operation.key());
        String text = operation.text(tx.records().find(operation.key()).orElseThrow());
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (!batch.isEmpty() && bytes + size > maxBytes) {
            return false;
        }
        batch.add(new FrozenOperation(operation.opId(), operation.key(), text));
        bytes += size;
        return true;
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
