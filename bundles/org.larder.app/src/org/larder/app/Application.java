package org.larder.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.larder.api.model.LarderException;
import org.larder.api.profile.ProfileInUseException;
import org.larder.api.profile.Profiles;

/**
 * The desktop application. Exit codes: 0 done, 1 it could not start (the reason on standard error or in a dialog), 2 wrong
 * usage, 3 the profile is in use.
 */
public final class Application implements IApplication {

    private static final Integer FAILED = 1;
    private static final Integer WRONG_USAGE = 2;
    private static final Integer IN_USE = 3;
    private static final String NO_DISPLAY = "larder: there is no display to open a window on. Start it in a desktop"
            + " session, or set DISPLAY, or use the headless program larder-cli. (%s)%n";

    @Override
    @NonNullByDefault({})
    public Object start(IApplicationContext context) {
        Arguments arguments;
        try {
            arguments = Arguments.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        } catch (LarderException wrong) {
            System.err.println("larder: " + wrong.getMessage());
            return WRONG_USAGE;
        }
        CompletableFuture<Void> profile = CompletableFuture.runAsync(() -> open(arguments));
        try {
            return run(PlatformUI.createDisplay(), profile);
        } catch (SWTError | LinkageError noDisplay) {
            System.err.printf(NO_DISPLAY, noDisplay.getMessage());
            return FAILED;
        } finally {
            ServiceCaller.callOnce(Application.class, Profiles.class, Profiles::close);
        }
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
        }
    }

    private static void open(Arguments arguments) {
        boolean there = ServiceCaller.callOnce(Application.class, Profiles.class,
                profiles -> profiles.open(arguments.profile(), arguments.server()));
        if (!there) {
            throw new LarderException(
                    "Larder is not whole: the part that opens profiles is missing. Install it again.");
        }
    }

    private static Integer run(Display display, CompletableFuture<Void> profile) {
        try {
            profile.join();
            int code = PlatformUI.createAndRunWorkbench(display, new LarderWorkbench());
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } catch (CompletionException failure) {
            return refused(display, failure);
        } finally {
            display.dispose();
        }
    }

    private static Integer refused(Display display, CompletionException failure) {
        Throwable cause = failure.getCause();
        System.err.println("larder: " + cause.getMessage());
        MessageDialog.openError(new Shell(display), "Larder", cause.getMessage());
        return cause instanceof ProfileInUseException ? IN_USE : FAILED;
    }
}
