package org.larder.profile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileException;
import org.larder.api.profile.Profiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the profile of this process. Thread-safe. */
@Component
public final class FolderProfiles implements Profiles {

    private static final Logger LOG = LoggerFactory.getLogger(FolderProfiles.class);

    private final Function<Profile, Runnable> publish;
    private Optional<Open> open = Optional.empty();

    /** An open profile. @param withdraw takes its service back */
    private record Open(Profile profile, FolderLock lock, Runnable withdraw) {
    }

    @Activate
    public FolderProfiles(BundleContext context) {
        this(profile -> register(context, profile));
    }

    /**
     * As the component, without a framework.
     *
     * @param publish makes an open profile known; what it returns takes that back
     */
    public FolderProfiles(Function<Profile, Runnable> publish) {
        this.publish = publish;
    }

    @Override
    public Path defaultFolder() {
        return DefaultFolder.of(System.getProperty("os.name", ""), System.getenv(),
                Path.of(System.getProperty("user.home", "")));
    }

    @Override
    public synchronized Profile open(Optional<Path> folder, Optional<URI> server) {
        Path wanted = folder.orElseGet(this::defaultFolder).toAbsolutePath().normalize();
        if (open.isPresent()) {
            return same(open.get().profile(), wanted);
        }
        try {
            DurableFile.folder(wanted);
            FolderLock lock = FolderLock.take(wanted, program(), Instant.now());
            Profile profile = opened(wanted, server, lock);
            open = Optional.of(new Open(profile, lock, publish.apply(profile)));
            return profile;
        } catch (IOException e) {
            throw unusable(wanted, e);
        }
    }

    @Deactivate
    @Override
    public synchronized void close() {
        Optional<Open> closing = open;
        open = Optional.empty();
        closing.ifPresent(each -> {
            each.withdraw().run();
            release(each.lock());
        });
    }

    private static Profile same(Profile profile, Path wanted) {
        if (!profile.folder().equals(wanted)) {
            throw new ProfileException("This program has the profile " + profile.folder()
                    + " open; end it to use " + wanted + ".");
        }
        return profile;
    }

    private static Profile opened(Path folder, Optional<URI> server, FolderLock lock) throws IOException {
        boolean done = false;
        try {
            ProfileFile file = new ProfileFile(folder);
            Profile profile = new FolderProfile(folder, file, content(file, place(folder)), server);
            done = true;
            return profile;
        } finally {
            if (!done) {
                release(lock);
            }
        }
    }

    /** A copied folder is another device: two devices must not give the same stamps. */
    private static ProfileFile.Content content(ProfileFile file, String place) throws IOException {
        Optional<ProfileFile.Content> known = file.read();
        if (known.filter(content -> content.place().equals(place)).isPresent()) {
            return known.get();
        }
        known.ifPresent(content -> LOG.info("The profile was copied or restored; this is a new device."));
        ProfileFile.Content content = known.map(copied -> copied.at(place, DeviceId.random()))
                .orElseGet(() -> ProfileFile.Content.fresh(UUID.randomUUID().toString(), DeviceId.random(), place));
        file.write(content);
        return content;
    }

    /** Stays the same when the folder is moved on its disk, where the system numbers files; else its path. */
    private static String place(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return "file " + Files.getAttribute(folder, "unix:ino");
        }
        return folder.toString();
    }

    private static String program() {
        return System.getProperty("eclipse.application", "Larder");
    }

    private static void release(FolderLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            LOG.warn("The lock of the profile could not be released; it ends with this program.", e);
        }
    }

    private static ProfileException unusable(Path folder, IOException e) {
        return new ProfileException("The profile folder " + folder + " cannot be used: " + Reasons.of(e)
                + ". Make it a folder that you can write, or choose another one with --profile.", e);
    }

    private static Runnable register(BundleContext context, Profile profile) {
        ServiceRegistration<Profile> registration = context.registerService(Profile.class, profile,
                FrameworkUtil.asDictionary(Map.of()));
        return registration::unregister;
    }
}
