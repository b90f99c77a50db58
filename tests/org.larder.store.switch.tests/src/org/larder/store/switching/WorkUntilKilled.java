package org.larder.store.switching;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.larder.api.maintenance.Progress;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.profile.Secrets;

/** A process that ends as if it was killed, at a point of its work on a store that the test names. */
final class WorkUntilKilled {

    static final int KILLED = 9;

    private WorkUntilKilled() {
    }

    /**
     * @param arguments the folder; {@code begin}, {@code move}, {@code encrypt}, {@code decrypt} or {@code repair}; the
     *        number of the step at which it ends, or {@code before} or {@code after} for the settings' replacement
     */
    public static void main(String[] arguments) {
        String point = arguments[2];
        try (Home home = Home.on(new FatalProfile(new DurableProfile(Path.of(arguments[0])), point))) {
            Progress progress = progress(point);
            switch (arguments[1]) {
                case "begin" -> home.ready();
                case "move" -> home.stores.move(Home.H2, progress);
                case "encrypt" -> home.stores.encrypt(true, progress);
                case "decrypt" -> home.stores.encrypt(false, progress);
                case "repair" -> home.backups().repair(Optional.empty(), progress);
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        }
    }

    private static Progress progress(String point) {
        AtomicInteger steps = new AtomicInteger();
        return (what, done, total) -> {
            if (String.valueOf(steps.incrementAndGet()).equals(point)) {
                Runtime.getRuntime().halt(KILLED);
            }
            return true;
        };
    }

    private record FatalProfile(Profile profile, String point) implements Profile {

        @Override
        public Path folder() {
            return profile.folder();
        }

        @Override
        public Path storeFolder(String engine) {
            return profile.storeFolder(engine);
        }

        @Override
        public String deviceId() {
            return profile.deviceId();
        }

        @Override
        public String renewDeviceId() {
            return profile.renewDeviceId();
        }

        @Override
        public ProfileSettings settings() {
            return profile.settings();
        }

        @Override
        public ProfileSettings change(UnaryOperator<ProfileSettings> change) {
            halt("before");
            ProfileSettings changed = profile.change(change);
            halt("after");
            return changed;
        }

        @Override
        public Secrets secrets() {
            return profile.secrets();
        }

        private void halt(String here) {
            if (point.equals(here)) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
