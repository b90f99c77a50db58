package org.larder.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.FrozenOperation;
import org.larder.json.RecordJson;

/** Takes the next operations to send; whatever is handed out was frozen before. */
final class Sending {

    private final Transaction tx;
    private final int maxOps;
    private final int maxBytes;
    private final List<FrozenOperation> batch = new ArrayList<>();
    private int bytes;

    Sending(Transaction tx, int maxOps, int maxBytes) {
        this.tx = tx;
        this.maxOps = maxOps;
        this.maxBytes = maxBytes;
    }

    List<FrozenOperation> take(Set<UUID> except) {
        int enough = Math.clamp(1L + maxOps + except.size(), 1, Integer.MAX_VALUE);
        for (PendingOperation sent : tx.operations().inFlight(enough)) {
            if (!except.contains(sent.opId()) && !add(sent, sent.frozen().orElseThrow())) {
                return batch;
            }
        }
        int room = maxOps - batch.size();
        for (PendingOperation waiting : room > 0 ? tx.operations().sendable(room) : List.<PendingOperation>of()) {
            tx.session().about(waiting.key());
            String text = text(waiting);
            if (!add(waiting, text)) {
                return batch;
            }
            tx.operations().freeze(waiting, text);
        }
        return batch;
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
}
