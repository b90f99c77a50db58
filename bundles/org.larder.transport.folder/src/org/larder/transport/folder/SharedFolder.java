package org.larder.transport.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.rules.BucketTaking;
import org.larder.rules.RecordDigest;

/** A folder that this profile joined: what was read of it, and the log that this device writes there. Thread-safe. */
final class SharedFolder {

    static final Limits LIMITS = new Limits(1000, 1, 2 * 1024 * 1024, 1000);

    /** A file that is being replaced comes back at the next try or the one after. */
    private static final int PATIENCE = 2;

    private final Disk disk;
    private final Sizes sizes;
    private final Membership member;
    private final Place place;
    private final InstantSource clock;
    private final Calls calls;
    private Optional<FolderIndex> read = Optional.empty();
    private Optional<OwnLog> own = Optional.empty();
    private int missed;

    SharedFolder(Disk disk, Sizes sizes, Membership member, InstantSource clock, Calls calls) {
        this.disk = disk;
        this.sizes = sizes;
        this.member = member;
        this.place = new Place(member.path());
        this.clock = clock;
        this.calls = calls;
    }

    Membership member() {
        return member;
    }

    synchronized PushResult push(String deviceId, List<FrozenOperation> operations) {
        int bytes = operations.stream().mapToInt(each -> each.json().getBytes(StandardCharsets.UTF_8).length).sum();
        if (operations.size() > LIMITS.maxOpsPerPush() || bytes > LIMITS.maxBodyBytes()) {
            throw new TransportException(RetryClass.SPLIT, "too much for one push into a shared folder");
        }
        if (!LogName.device(deviceId)) {
            throw new TransportException(RetryClass.PROTOCOL, "the device's id cannot name a log");
        }
        return look(index -> {
            try {
                OwnLog log = own(index, deviceId);
                Pushing pushing = new Pushing(index, log);
                List<Outcome> outcomes = new ArrayList<>();
                for (FrozenOperation operation : operations) {
                    outcomes.add(pushing.push(operation));
                }
                log.flush();
                log.tidy();
                return new PushResult(List.copyOf(outcomes), clock.instant());
            } catch (FolderIndex.MovedException e) {
                forget();
                throw e;
            } catch (IOException e) {
                forget();
                throw Trouble.writing(e);
            } catch (RuntimeException e) {
                forget();
                throw e;
            }
        });
    }

    private OwnLog own(FolderIndex index, String deviceId) throws IOException {
        if (own.filter(log -> log.writes(deviceId)).isEmpty()) {
            own = Optional.of(OwnLog.open(disk, member, sizes, index, deviceId));
        }
        return own.orElseThrow();
    }

    synchronized PullPage pull(Optional<String> cursor, int limit) {
        Calls.Call call = calls.begin();
        return look(index -> new Feed(member.id(), index, clock.instant(), call).page(cursor,
                Math.clamp(limit, 1, LIMITS.maxPullLimit())));
    }

    synchronized RemoteDigest digest(Set<RecordType> types) {
        return look(index -> {
            Map<RecordType, RecordDigest> digests = new EnumMap<>(RecordType.class);
            types.forEach(type -> digests.put(type, new RecordDigest()));
            index.records().values().stream().filter(each -> types.contains(each.key().type()))
                    .forEach(each -> Optional.ofNullable(digests.get(each.key().type())).orElseThrow()
                            .add(each.key().id(), each.version(), each.deleted()));
            Map<RecordType, Digest> taken = new EnumMap<>(RecordType.class);
            digests.forEach((type, digest) -> taken.put(type, digest.digest()));
            return new RemoteDigest(Map.copyOf(taken), Position.of(member.id(), index).text());
        });
    }

    synchronized RemoteBuckets buckets(RecordType type, String prefix) {
        return look(index -> {
            var taking = new BucketTaking(prefix);
            index.records().values().stream()
                    .filter(each -> each.key().type() == type && each.key().id().startsWith(prefix))
                    .forEach(each -> taking.add(each.key().id(), each.version(), each.deleted()));
            return new RemoteBuckets(taking.buckets(), Position.of(member.id(), index).text());
        });
    }

    /** Whether the folder holds more than what was read up to the cursor. */
    synchronized boolean beyond(String cursor) {
        return look(index -> !Position.of(member.id(), index).text().equals(cursor));
    }

    /** Reads what is new and then works on the index. A log that was written anew makes the index void. */
    private <T> T look(Work<T> work) {
        Calls.Call call = calls.begin();
        requireMarker();
        try {
            T result = twice(work, call);
            missed = 0;
            return result;
        } catch (FolderIndex.MovedException e) {
            missed++;
            if (missed > PATIENCE) {
                forget();
            }
            throw new TransportException(RetryClass.TRANSIENT, "a file of the shared folder changed while it was read",
                    e);
        } catch (IOException e) {
            forget();
            throw Trouble.reading(e);
        }
    }

    private <T> T twice(Work<T> work, Calls.Call call) throws IOException {
        try {
            return work.on(fresh(call));
        } catch (FolderIndex.MovedException e) {
            return work.on(fresh(call));
        }
    }

    private FolderIndex fresh(Calls.Call call) throws IOException {
        try {
            return scanned(call);
        } catch (FolderIndex.MovedException e) {
            forget();
            return scanned(call);
        }
    }

    private FolderIndex scanned(Calls.Call call) throws IOException {
        FolderIndex index = read.orElseGet(() -> new FolderIndex(disk, member.seal()));
        read = Optional.of(index);
        new Scan(disk, place, index, call).run();
        return index;
    }

    private void forget() {
        read = Optional.empty();
        own = Optional.empty();
        missed = 0;
    }

    private void requireMarker() {
        try {
            Marker marker = Joining.marker(disk, place).orElseThrow(() -> Trouble.absent(place));
            other(marker).ifPresent(why -> {
                throw new TransportException(RetryClass.AUTH, why);
            });
        } catch (Marker.UnreadableException e) {
            throw new TransportException(e.newer() ? RetryClass.PROTOCOL : RetryClass.TRANSIENT,
                    String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Trouble.reading(e);
        }
    }

    /** Why the marker is not that of the folder that was joined; empty if it is. */
    Optional<String> other(Marker marker) {
        boolean same = marker.id().equals(member.id()) && marker.lock().isPresent() == member.key().isPresent()
                && member.key().map(marker::fits).orElse(true);
        return same
                ? Optional.empty()
                : Optional.of("the shared folder is not the one that was joined, or its passphrase was changed;"
                        + " choose the folder again");
    }

    /** What is done with the index. */
    private interface Work<T> {

        T on(FolderIndex index) throws IOException;
    }
}
