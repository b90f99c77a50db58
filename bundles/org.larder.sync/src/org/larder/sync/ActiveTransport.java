package org.larder.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.profile.Profile;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The transport that the profile's settings choose, whichever bundles come and go; calls fail as long as it is not there.
 * Thread-safe.
 */
@Component(service = {SyncTransport.class, ActiveTransport.class}, property = SyncTransport.ROLE + "="
        + SyncTransport.ACTIVE)
public final class ActiveTransport implements SyncTransport {

    private final Profile profile;
    private final Map<String, SyncTransport> installed = new ConcurrentHashMap<>();

    @Activate
    public ActiveTransport(@Reference Profile profile) {
        this.profile = profile;
    }

    @Reference(target = "(!(" + ROLE + "=*))", cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public void addTransport(SyncTransport come, Map<String, ?> properties) {
        installed.put(String.valueOf(properties.get(NAME)), come);
    }

    public void removeTransport(SyncTransport gone, Map<String, ?> properties) {
        installed.remove(String.valueOf(properties.get(NAME)), gone);
    }

    /** Names of those that are there. */
    Set<String> installed() {
        return Set.copyOf(installed.keySet());
    }

    @Override
    public Optional<String> remote() {
        return chosen().flatMap(SyncTransport::remote);
    }

    @Override
    public Optional<String> account() {
        return chosen().flatMap(SyncTransport::account);
    }

    @Override
    public ProbeResult probe() {
        return chosen().map(SyncTransport::probe).orElseGet(() -> new ProbeResult.Unreachable(absent()));
    }

    @Override
    public Limits limits() {
        return chosen().map(SyncTransport::limits).orElse(Limits.DEFAULT);
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        return required().push(deviceId, operations);
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        return required().pull(cursor, limit);
    }

    @Override
    public boolean listsOnly() {
        return chosen().map(SyncTransport::listsOnly).orElse(false);
    }

    @Override
    public List<RemoteRecord> recent(Instant since) {
        return required().recent(since);
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        return required().digest(types);
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        return required().buckets(type, prefix);
    }

    @Override
    public Optional<Following> follow(Optional<String> cursor, Follower follower) {
        return required().follow(cursor, follower);
    }

    /** A call may have begun before another transport was chosen. */
    @Override
    public void cancel() {
        installed.values().forEach(SyncTransport::cancel);
    }

    private Optional<SyncTransport> chosen() {
        return Optional.ofNullable(installed.get(profile.settings().transport()));
    }

    private SyncTransport required() {
        return chosen().orElseThrow(() -> new TransportException(RetryClass.TRANSIENT, absent()));
    }

    private String absent() {
        return "the transport '" + profile.settings().transport() + "' is not installed or is stopped";
    }
}
