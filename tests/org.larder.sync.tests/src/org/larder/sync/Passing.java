package org.larder.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.larder.api.account.Authenticator;
import org.larder.api.account.Session;
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
import org.larder.testing.transport.ModelTransport;

/** Passes calls on to a model server, and can more: tells of changes, knows what is recent, or has lists only. */
final class Passing implements SyncTransport, Authenticator {

    final ModelTransport model;
    final List<Optional<String>> followed = new ArrayList<>();
    Optional<Follower> follower = Optional.empty();
    boolean streams = true;
    boolean listsOnly;
    boolean endless;
    /** So many cursors follow each other in a circle, on pages of one record. */
    Optional<Integer> circle = Optional.empty();
    boolean skip;
    boolean unreadable;
    List<RemoteRecord> recent = List.of();
    private int endlessly;

    Passing(ModelTransport model) {
        this.model = model;
    }

    @Override
    public Optional<Following> follow(Optional<String> cursor, Follower hears) {
        if (!streams) {
            return Optional.empty();
        }
        followed.add(cursor);
        follower = Optional.of(hears);
        return Optional.of(() -> follower = Optional.empty());
    }

    @Override
    public boolean listsOnly() {
        return listsOnly;
    }

    @Override
    public List<RemoteRecord> recent(Instant since) {
        return recent;
    }

    @Override
    public Optional<String> remote() {
        return model.remote();
    }

    @Override
    public Optional<String> account() {
        return model.account();
    }

    @Override
    public ProbeResult probe() {
        return model.probe();
    }

    @Override
    public Limits limits() {
        return model.limits();
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        return model.push(deviceId, operations);
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        if (endless) {
            return new PullPage(List.of(), "e1:" + endlessly++, true, Instant.EPOCH, List.of());
        }
        if (circle.isPresent()) {
            return new PullPage(recent, "e1:" + endlessly++ % circle.get(), true, Instant.EPOCH, List.of());
        }
        PullPage page = model.pull(cursor, limit);
        if (unreadable) {
            return new PullPage(List.of(), page.cursor(), page.hasMore(), page.serverTime(),
                    List.of("a record that cannot be read"));
        }
        return skip
                ? new PullPage(List.of(), page.cursor(), page.hasMore(), page.serverTime(), List.of())
                : page;
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        return model.digest(types);
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        return model.buckets(type, prefix);
    }

    @Override
    public void cancel() {
        model.cancel();
    }

    @Override
    public Session register(String email, String password, Optional<String> name) {
        return model.register(email, password, name);
    }

    @Override
    public Session signIn(String email, String password) {
        return model.signIn(email, password);
    }

    @Override
    public void use(Session session) {
        model.use(session);
    }

    @Override
    public void signOut() {
        model.signOut();
    }

    @Override
    public Optional<Session> current() {
        return model.current();
    }
}
