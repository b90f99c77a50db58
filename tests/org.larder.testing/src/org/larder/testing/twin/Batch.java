package org.larder.testing.twin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.Piece.Queued;
import org.larder.json.RecordJson;

/** The next operations to send, within bounds. */
final class Batch {

    private final Work work;
    private final int maxOps;
    private final int maxBytes;
    private final List<FrozenOperation> taken = new ArrayList<>();
    private int bytes;

    Batch(Work work, int maxOps, int maxBytes) {
        this.work = work;
        this.maxOps = maxOps;
        this.maxBytes = maxBytes;
    }

    List<FrozenOperation> take(Set<UUID> except) {
        List<Queued> all = work.state().queued().stream().sorted(Operations.SENDING).toList();
        for (Queued sent : all) {
            if (Operations.inFlight(sent) && !except.contains(sent.opId())
                    && !fits(sent, sent.frozen().orElseThrow())) {
                return taken;
            }
        }
        for (Queued waiting : all) {
            if (waiting.state() != Queued.State.WAITING
                    || work.others(waiting).stream().anyMatch(Operations::inFlight)) {
                continue;
            }
            String text = text(waiting);
            if (!fits(waiting, text)) {
                return taken;
            }
            work.put(Operations.frozen(waiting, text));
        }
        return taken;
    }

    private boolean fits(Queued operation, String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (taken.size() == maxOps || !taken.isEmpty() && bytes + size > maxBytes) {
            return false;
        }
        taken.add(new FrozenOperation(operation.opId(), operation.key(), text));
        bytes += size;
        return true;
    }

    /** What a waiting operation says stands in its record. */
    private String text(Queued waiting) {
        Row row = work.find(waiting.key()).orElseThrow();
        return RecordJson.operation(new Operation(waiting.opId(), waiting.key(), waiting.baseVersion(),
                row.stored().lastModified(), row.data()));
    }
}
