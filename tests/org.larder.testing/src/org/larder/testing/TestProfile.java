package org.larder.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.profile.Secrets;
import org.larder.api.store.StorePlace;

/** The volatile twin of a profile: settings and secrets live in memory, only the stores use the folder. Thread-safe. */
public final class TestProfile implements Profile {

    private final Path folder;
    private String deviceId;
    private final Secrets secrets = new MemorySecrets();
    private ProfileSettings settings = ProfileSettings.DEFAULT;

    public TestProfile(Path folder, String deviceId) {
        this.folder = folder.toAbsolutePath();
        this.deviceId = deviceId;
    }

    /** The place of a profile's first database, made if there is none, not encrypted. */
    public static StorePlace place(Profile profile, String engine) {
        return new StorePlace(profile.storeFolder(engine).resolve("db"), profile.deviceId(), Optional.empty(), true,
                profile.folder().resolve("backups"), profile.folder().resolve("logs"));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path storeFolder(String engine) {
        return folder.resolve("store").resolve(engine);
    }

    @Override
    public synchronized String deviceId() {
        return deviceId;
    }

    @Override
    public synchronized String renewDeviceId() {
        deviceId = deviceId + "x";
        return deviceId;
    }

    @Override
    public synchronized ProfileSettings settings() {
        return settings;
    }

    @Override
    public synchronized ProfileSettings change(UnaryOperator<ProfileSettings> change) {
        settings = change.apply(settings);
        return settings;
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    private static final class MemorySecrets implements Secrets {

        private final Map<String, String> secrets = new ConcurrentHashMap<>();

        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void put(String name, String secret) {
            secrets.put(name, secret);
        }

        @Override
        public void remove(String name) {
            secrets.remove(name);
        }

        @Override
        public String place() {
            return "in memory";
        }
    }
}
