package org.larder.store.switching;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.Settlement;
import org.larder.api.store.SyncStore;
import org.larder.json.RecordJson;

/** Takes operations and answers that each was applied, until it is ended. */
final class Sender implements Runnable {

    private static final int OPS = 20;
    private static final int BYTES = 1_000_000;

    private final SyncStore store;
    private final InstantSource clock;
    private final Set<UUID> settled = new HashSet<>();
    private final List<UUID> twice = new ArrayList<>();
    private volatile boolean ended;

    Sender(SyncStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!ended) {
            send();
        }
    }

    void end() {
        ended = true;
    }

    /** Sends what is left. */
    void drain() {
        while (send() > 0) {
            continue;
        }
    }

    int sent() {
        return settled.size();
    }

    /** Operations that were handed out again after they had been settled. */
    List<UUID> twice() {
        return twice;
    }

    private int send() {
        List<FrozenOperation> batch = store.takeBatch(OPS, BYTES, Set.of());
        List<Settlement> answers = new ArrayList<>();
        for (FrozenOperation each : batch) {
            if (!settled.add(each.opId())) {
                twice.add(each.opId());
            }
            answers.add(applied(RecordJson.operation(each.json())));
        }
        store.settle(answers);
        return batch.size();
    }

    private Settlement applied(Operation operation) {
        RemoteRecord state = new RemoteRecord(operation.key(), operation.baseVersion() + 1, operation.lastModified(),
                operation.lastModified().time(), operation.data());
        return new Settlement.Acknowledged(operation.opId(), state, true, clock.instant());
    }
}
