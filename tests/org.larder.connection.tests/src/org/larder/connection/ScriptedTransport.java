package org.larder.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.SyncTransport;

/** A transport that answers probes as a test says, and nothing else; it keeps when it was probed. */
final class ScriptedTransport implements SyncTransport {

    static final ProbeResult VALID = new ProbeResult.Valid(Set.of(), "e1", Limits.DEFAULT, Duration.ZERO);
    static final ProbeResult SILENT = new ProbeResult.Unreachable("nothing answers");

    final List<Duration> probes = new ArrayList<>();
    final AtomicInteger atOnce = new AtomicInteger();
    volatile Optional<String> remote = Optional.of("server");
    volatile Optional<String> account = Optional.of("ann");
    volatile Supplier<ProbeResult> answer = () -> VALID;
    private final Scheduler scheduler;

    ScriptedTransport(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The pauses between the probes. */
    List<Duration> pauses() {
        var pauses = new ArrayList<Duration>();
        for (int i = 1; i < probes.size(); i++) {
            pauses.add(probes.get(i).minus(probes.get(i - 1)));
        }
        return pauses;
    }

    @Override
    public Optional<String> remote() {
        return remote;
    }

    @Override
    public Optional<String> account() {
        return account;
    }

    @Override
    public ProbeResult probe() {
        if (atOnce.incrementAndGet() > 1) {
            throw new IllegalStateException("two probes at the same time");
        }
        try {
            probes.add(scheduler.elapsed());
            return answer.get();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel() {
        throw new UnsupportedOperationException();
    }
}
