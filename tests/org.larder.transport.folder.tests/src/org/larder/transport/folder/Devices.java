package org.larder.transport.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

/** Devices that share one folder. */
final class Devices implements AutoCloseable {

    private final Path shared;
    private final Disk disk;
    private final Sizes sizes;
    private final Optional<String> passphrase;
    private final List<FolderTransport> made = new CopyOnWriteArrayList<>();

    Devices(Path shared) {
        this(shared, new RealDisk(), Sizes.DEFAULT, Optional.empty());
    }

    Devices(Path shared, Disk disk, Sizes sizes, Optional<String> passphrase) {
        this.sizes = sizes;
        this.shared = shared;
        this.disk = disk;
        this.passphrase = passphrase;
    }

    /** A device that has just begun and joined. */
    FolderTransport device(String deviceId) {
        FolderTransport transport = stranger(deviceId);
        transport.join(shared, passphrase);
        return transport;
    }

    /** A device whose settings name the folder, but that has not joined. */
    FolderTransport stranger(String deviceId) {
        TestProfile profile = new TestProfile(Path.of("unused"), deviceId);
        profile.change(settings -> settings.withFolder(Optional.of(shared)));
        var transport = new FolderTransport(profile, TestClock.noon(), disk, sizes, Duration.ofMillis(20));
        made.add(transport);
        return transport;
    }

    @Override
    public void close() {
        made.forEach(FolderTransport::close);
    }
}
