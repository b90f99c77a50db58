package org.larder.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.profile.ProfileException;
import org.larder.api.profile.Profiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** What is behind the views: the services. */
@NonNullByDefault
final class Backstage {

    static final BundleContext CONTEXT = FrameworkUtil.getBundle(LarderPerspective.class).getBundleContext();

    private static final long PATIENCE_MILLIS = 10_000;
    private static final int TRIES = 5;

    private Backstage() {
    }

    /** A service, as soon as it is there. */
    static <T> T service(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(CONTEXT, type, null);
        tracker.open();
        try {
            return tracker.waitForService(PATIENCE_MILLIS);
        } finally {
            tracker.close();
        }
    }

    /** Opens a profile; a view of the test before, which reads late, may have opened the person's own meanwhile. */
    static void openProfile(Path folder) throws InterruptedException {
        Profiles profiles = service(Profiles.class);
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                profiles.open(Optional.of(folder), Optional.empty());
                return;
            } catch (ProfileException another) {
                profiles.close();
            }
        }
        profiles.open(Optional.of(folder), Optional.empty());
    }

    /** Asks the data service, in the background as everybody must, while the workbench goes on. */
    static <T> T stored(Workbench workbench, Function<UnifiedDataService, T> call) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return call.apply(service(UnifiedDataService.class));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return workbench.await("the store", () -> answer.isDone() ? Optional.of(answer.join()) : Optional.empty());
    }
}
