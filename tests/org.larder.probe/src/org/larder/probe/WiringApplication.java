package org.larder.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.profile.Profiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Opens a profile where the product has profiles, waits until every component is active, and reports. Arguments: the report,
 * the folder of the profile, and the names of the components that may wait.
 */
public final class WiringApplication implements IApplication {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;

    @Override
    @NonNullByDefault({})
    public Object start(IApplicationContext application) throws IOException, InterruptedException {
        List<String> words = List.of((String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        BundleContext context = FrameworkUtil.getBundle(WiringApplication.class).getBundleContext();
        var wiring = new Wiring(context, service(context, ServiceComponentRuntime.class).orElseThrow());
        Optional<Profiles> profiles = service(context, Profiles.class);
        profiles.ifPresent(each -> each.open(Optional.of(Path.of(words.get(1))), Optional.empty()));
        settle(wiring, words.subList(2, words.size()));
        Report.write(Path.of(words.getFirst()), wiring.facts());
        profiles.ifPresent(Profiles::close);
        return EXIT_OK;
    }

    @Override
    public void stop() {
        Thread.currentThread().interrupt();
    }

    private static void settle(Wiring wiring, List<String> waiting) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        wiring.wake();
        while (!wiring.settled(waiting) && Instant.now().isBefore(end)) {
            Thread.sleep(POLL_MILLIS);
            wiring.wake();
        }
    }

    /** The service stays in use until this process ends. */
    private static <S> Optional<S> service(BundleContext context, Class<S> type) {
        var tracker = new ServiceTracker<S, S>(context, type, null);
        tracker.open();
        return Optional.ofNullable(tracker.getService());
    }
}
