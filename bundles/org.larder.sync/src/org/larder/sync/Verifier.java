package org.larder.sync;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.Digest;
import org.larder.api.model.LarderException;
import org.larder.api.model.RecordType;
import org.larder.api.store.SyncStore;
import org.larder.api.sync.Verification;
import org.larder.api.transport.RemoteDigest;

/** Compares hashes with the remote (contract 7.2); they say something at the same point of the feed only. */
record Verifier(Drain drain, SyncStore store) {

    private static final int ROUNDS = 3;
    private static final Set<RecordType> ALL = Collections.unmodifiableSet(EnumSet.allOf(RecordType.class));

    Verification verify() {
        try {
            return drain.between(this::compare).orElseGet(() -> incomplete("a sync cycle does not end; try again"));
        } catch (LarderException e) {
            return incomplete(String.valueOf(e.getMessage()));
        }
    }

    /** What can be said of this device alone, and why no more. */
    static Verification incomplete(SyncStore store, String reason) {
        return new Verification(false, local(store), Map.of(), reason);
    }

    private Verification incomplete(String reason) {
        return incomplete(store, reason);
    }

    private Verification compare(Site site) {
        for (int round = 0; round < ROUNDS; round++) {
            drain.cycle();
            RemoteDigest remote = site.transport().digest(ALL);
            if (site.store().feed().cursor().equals(Optional.of(remote.highWater()))) {
                return new Verification(true, local(store), remote.digests(), "");
            }
        }
        return incomplete("the server changes faster than it can be read; try again");
    }

    private static Map<RecordType, Digest> local(SyncStore store) {
        Map<RecordType, Digest> digests = new EnumMap<>(RecordType.class);
        ALL.forEach(type -> digests.put(type, store.digest(type)));
        return Map.copyOf(digests);
    }
}
