package org.larder.testing.sim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.SyncTransport;

/** Passes everything on. */
class PassingTransport implements SyncTransport {

    final SyncTransport real;

    PassingTransport(SyncTransport real) {
        this.real = real;
    }

    @Override
    public Optional<String> remote() {
        return real.remote();
    }

    @Override
    public Optional<String> account() {
        return real.account();
    }

    @Override
    public ProbeResult probe() {
        return real.probe();
    }

    @Override
    public Limits limits() {
        return real.limits();
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        return real.push(deviceId, operations);
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        return real.pull(cursor, limit);
    }

    @Override
    public boolean listsOnly() {
        return real.listsOnly();
    }

    @Override
    public List<RemoteRecord> recent(Instant since) {
        return real.recent(since);
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        return real.digest(types);
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        return real.buckets(type, prefix);
    }

    @Override
    public Optional<Following> follow(Optional<String> cursor, Follower follower) {
        return real.follow(cursor, follower);
    }

    @Override
    public void cancel() {
        real.cancel();
    }
}
