package org.larder.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.profile.Profiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The headless application {@code org.larder.cli.application}; its exit code is the command's. */
@NonNullByDefault({})
public final class LarderApplication implements IApplication {

    private static final String PROFILES = "org.larder.profile";

    @Override
    public Object start(IApplicationContext application) {
        application.applicationRunning();
        BundleContext context = Objects.requireNonNull(FrameworkUtil.getBundle(LarderApplication.class))
                .getBundleContext();
        String[] words = (String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        try (PrintStream out = utf8(FileDescriptor.out); PrintStream err = utf8(FileDescriptor.err)) {
            System.setOut(err);
            Console console = new Console(System.in, out, err, name -> Optional.ofNullable(System.getenv(name)),
                    Passwords::ask, Clock.systemDefaultZone());
            return new Larder(console, (folder, server) -> open(context, folder, server)).run(List.of(words));
        } finally {
            close(context);
        }
    }

    @Override
    public void stop() {
        // A command ends by itself; what it wrote before is on disk.
    }

    private static Services open(BundleContext context, Optional<Path> folder, Optional<URI> server) {
        Profiles profiles = OsgiServices.find(context, Profiles.class, PROFILES);
        return new OsgiServices(context, profiles.open(folder, server));
    }

    private static void close(BundleContext context) {
        Optional.ofNullable(context.getServiceReference(Profiles.class))
                .flatMap(reference -> Optional.ofNullable(context.getService(reference)))
                .ifPresent(Profiles::close);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true,
                StandardCharsets.UTF_8);
    }
}
