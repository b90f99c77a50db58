package org.larder.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/**
 * If the system property {@code larder.probe.screen} names a file: keeps there what can be read in the windows of the running
 * workbench.
 */
public final class ScreenProbe implements IStartup {

    private static final long POLL_MILLIS = 100;

    @Override
    public void earlyStartup() {
        Optional.ofNullable(System.getProperty("larder.probe.screen")).map(Path::of).ifPresent(file -> {
            Thread watch = new Thread(() -> watch(file, PlatformUI.getWorkbench().getDisplay()), "screen probe");
            watch.setDaemon(true);
            watch.start();
        });
    }

    private static void watch(Path file, Display display) {
        try {
            List<String> written = List.of();
            while (!display.isDisposed()) {
                List<String> seen = display.syncCall(() -> SeenTexts.on(display));
                if (!seen.equals(written)) {
                    Report.write(file, seen);
                    written = seen;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (SWTException closed) {
            // The workbench has ended.
        } catch (IOException e) {
            Platform.getLog(ScreenProbe.class).error("What is seen cannot be written.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
