package org.larder.sync;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.larder.api.model.Buckets;
import org.larder.api.model.LarderException;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.store.SyncStore;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.Verification;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/** Finds the records in which this device and the remote differ, and lets both learn what they lack (contract 7.2). */
final class Repairer {

    private static final int MOST_REQUESTS = 5_000;

    private final Drain drain;
    private final SyncStore store;
    private final Verifier verifier;
    private final Map<RecordKey, Long> lacking = new HashMap<>();
    private boolean behind;
    private int requests;

    Repairer(Drain drain, SyncStore store) {
        this.drain = drain;
        this.store = store;
        verifier = new Verifier(drain, store);
    }

    /** Compares, repairs once if there is a difference, and compares again. */
    Repaired run() {
        Verification before = verifier.verify();
        if (!before.complete() || before.same()) {
            return new Repaired(before, 0, false, before);
        }
        try {
            Set<RecordType> differing = EnumSet.allOf(RecordType.class);
            differing.removeIf(type -> Optional.ofNullable(before.local().get(type))
                    .equals(Optional.ofNullable(before.remote().get(type))));
            long queued = drain.between(site -> repaired(site, differing)).orElse(0);
            return new Repaired(before, queued, behind, verifier.verify());
        } catch (LarderException e) {
            return new Repaired(before, 0, false, Verifier.incomplete(store, String.valueOf(e.getMessage())));
        }
    }

    private int repaired(Site site, Set<RecordType> types) {
        types.forEach(type -> descend(site, type, ""));
        int queued = store.requeue(lacking);
        if (behind) {
            store.restartFeed();
        }
        return queued;
    }

    private void descend(Site site, RecordType type, String prefix) {
        Buckets theirs = theirs(site, type, prefix);
        Buckets ours = store.buckets(type, prefix);
        if (theirs.entries().isPresent() && ours.entries().isPresent()) {
            compare(type, ours.entries().get(), theirs.entries().get());
            return;
        }
        Set<String> all = new TreeSet<>(ours.digests().keySet());
        all.addAll(theirs.digests().keySet());
        for (String next : all) {
            boolean same = Optional.ofNullable(ours.digests().get(next))
                    .equals(Optional.ofNullable(theirs.digests().get(next)));
            if (!same && next.isEmpty()) {
                behind = true;
            } else if (!same) {
                descend(site, type, prefix + next);
            }
        }
    }

    private Buckets theirs(Site site, RecordType type, String prefix) {
        if (++requests > MOST_REQUESTS) {
            throw new TransportException(RetryClass.TRANSIENT, "the server differs in too many places");
        }
        RemoteBuckets remote = site.transport().buckets(type, prefix);
        if (!store.feed().cursor().equals(Optional.of(remote.highWater()))) {
            throw new TransportException(RetryClass.TRANSIENT, "the server changed meanwhile; try again");
        }
        return remote.buckets();
    }

    private void compare(RecordType type, List<Buckets.Entry> ours, List<Buckets.Entry> theirs) {
        Map<String, Buckets.Entry> there = new HashMap<>();
        theirs.forEach(entry -> there.put(entry.id(), entry));
        for (Buckets.Entry mine : ours) {
            Optional<Buckets.Entry> other = Optional.ofNullable(there.remove(mine.id()));
            long version = other.map(Buckets.Entry::version).orElse(0L);
            if (version < mine.version()) {
                lacking.put(new RecordKey(type, mine.id()), version);
            } else if (other.filter(mine::equals).isEmpty()) {
                behind = true;
            }
        }
        behind |= !there.isEmpty();
    }
}
