package org.larder.data;

import java.util.concurrent.CompletableFuture;

import org.larder.api.data.NotReachedException;
import org.larder.api.data.Reached;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/**
 * An edit that somebody waits for.
 *
 * @param future one of its own
 */
record Watch(RecordKey key, Stamp edit, CompletableFuture<Reached> future) {

    Watch(RecordKey key, Stamp edit) {
        this(key, edit, new CompletableFuture<>());
    }

    void end(Fate fate) {
        switch (fate) {
            case Fate.Arrived arrived -> future.complete(arrived.how());
            case Fate.Refused refused -> future.completeExceptionally(new NotReachedException(refused.reason()));
            case Fate.CancelledOut gone -> future.cancel(false);
        }
    }
}
