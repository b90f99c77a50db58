package org.larder.transport.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.larder.api.account.SharedFolders;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
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
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The shared folder of the profile's settings. Thread-safe. */
@Component(property = SyncTransport.NAME + "=folder")
public final class FolderTransport implements SyncTransport, SharedFolders {

    /** The one account of every folder: whoever can open it. */
    private static final String ACCOUNT = "folder";

    private final Profile profile;
    private final InstantSource clock;
    private final Disk disk;
    private final Sizes sizes;
    private final Duration pause;
    private final Calls calls = new Calls();
    private final Set<Hints> followed = ConcurrentHashMap.newKeySet();
    private Optional<SharedFolder> joined = Optional.empty();
    private boolean looked;

    @Activate
    public FolderTransport(@Reference Profile profile) {
        this(profile, InstantSource.system());
    }

    public FolderTransport(Profile profile, InstantSource clock) {
        this(profile, clock, new RealDisk(), Sizes.DEFAULT, Duration.ofSeconds(2));
    }

    /** @param pause between two looks for hints */
    FolderTransport(Profile profile, InstantSource clock, Disk disk, Sizes sizes, Duration pause) {
        this.profile = profile;
        this.clock = clock;
        this.disk = disk;
        this.sizes = sizes;
        this.pause = pause;
    }

    @Override
    public String join(Path folder, Optional<String> passphrase) {
        Membership member = new Joining(disk, profile.deviceId()).join(folder, passphrase);
        profile.secrets().put(Membership.SECRET, member.text());
        synchronized (this) {
            joined = Optional.of(new SharedFolder(disk, sizes, member, clock, calls));
            looked = true;
        }
        return member.remote();
    }

    @Override
    public Optional<String> remote() {
        return folder().map(folder -> folder.member().remote());
    }

    @Override
    public Optional<String> account() {
        return folder().map(folder -> ACCOUNT);
    }

    @Override
    public Limits limits() {
        return SharedFolder.LIMITS;
    }

    @Override
    public ProbeResult probe() {
        return folder().map(this::probe).orElseGet(ProbeResult.NotConfigured::new);
    }

    private ProbeResult probe(SharedFolder folder) {
        Place place = new Place(folder.member().path());
        try {
            Optional<Marker> marker = Joining.marker(disk, place);
            if (marker.isEmpty()) {
                return new ProbeResult.Unreachable(Trouble.absence(place));
            }
            return folder.other(marker.get()).<ProbeResult>map(ProbeResult.Incompatible::new)
                    .orElseGet(() -> new ProbeResult.Valid(Set.of("digest"), folder.member().id(), limits(),
                            Duration.ZERO));
        } catch (Marker.UnreadableException e) {
            String why = String.valueOf(e.getMessage());
            return e.newer() ? new ProbeResult.Incompatible(why) : new ProbeResult.Unreachable(why);
        } catch (IOException e) {
            return new ProbeResult.Unreachable(String.valueOf(Trouble.reading(e).getMessage()));
        }
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
    public RemoteDigest digest(Set<RecordType> types) {
        return required().digest(types);
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        return required().buckets(type, prefix);
    }

    @Override
    @SuppressWarnings("resource")
    public Optional<Following> follow(Optional<String> cursor, Follower follower) {
        SharedFolder folder = required();
        Hints hints = new Hints(disk, new Place(folder.member().path()), profile.deviceId(), pause, follower);
        followed.add(hints);
        hints.start(() -> cursor.isPresent() && folder.beyond(cursor.get()));
        return Optional.of(() -> {
            followed.remove(hints);
            hints.close();
        });
    }

    @Override
    public void cancel() {
        calls.end();
    }

    /** Ends running calls and the looking for hints. */
    @Deactivate
    public void close() {
        cancel();
        followed.forEach(Hints::close);
        followed.clear();
    }

    private SharedFolder required() {
        return folder().orElseThrow(() -> new TransportException(RetryClass.AUTH, "no shared folder was joined"));
    }

    /** The folder that the settings name, if it was joined. */
    private synchronized Optional<SharedFolder> folder() {
        if (!looked) {
            joined = profile.secrets().find(Membership.SECRET).flatMap(Membership::of)
                    .map(member -> new SharedFolder(disk, sizes, member, clock, calls));
            looked = true;
        }
        return joined.filter(folder -> profile.settings().folder().map(path -> path.toAbsolutePath().normalize())
                .equals(Optional.of(folder.member().path())));
    }
}
