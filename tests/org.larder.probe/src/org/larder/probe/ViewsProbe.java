package org.larder.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/**
 * If the system property {@code larder.probe.views} names a file: opens Larder's perspective and every view of Larder in the
 * running workbench, reports, and closes the workbench when the report has been taken away.
 */
public final class ViewsProbe implements IStartup {

    private static final String OURS = "org.larder.";
    private static final String PERSPECTIVE = "org.larder.ui.perspective";
    private static final String DATA = "org.larder.api.data.UnifiedDataService";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 50;

    private final List<String> facts = new CopyOnWriteArrayList<>();

    @Override
    public void earlyStartup() {
        Optional.ofNullable(System.getProperty("larder.probe.views")).map(Path::of).ifPresent(this::probe);
    }

    private void probe(Path report) {
        Platform.addLogListener((status, plugin) -> logged(status));
        IWorkbench workbench = PlatformUI.getWorkbench();
        try {
            workbench.getDisplay().syncExec(() -> open(workbench));
            facts.add("service " + DATA + (served() ? " ok" : " missing"));
            await(ViewsProbe::quiet);
            workbench.getDisplay().syncExec(() -> {});
            Report.write(report, facts);
            await(() -> Files.notExists(report));
            workbench.getDisplay().syncExec(workbench::close);
        } catch (IOException e) {
            Platform.getLog(ViewsProbe.class).error("The report cannot be written.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void logged(IStatus status) {
        String text = status + " " + Optional.ofNullable(status.getException()).map(ViewsProbe::trace).orElse("");
        if (status.getSeverity() == IStatus.ERROR && text.contains(OURS)) {
            facts.add("error " + text.lines().findFirst().orElse(""));
        }
    }

    private void open(IWorkbench workbench) {
        try {
            IWorkbenchPage page = workbench.showPerspective(PERSPECTIVE, workbench.getActiveWorkbenchWindow());
            for (var view : workbench.getViewRegistry().getViews()) {
                if (view.getId().startsWith(OURS)) {
                    facts.add("view " + view.getId() + " " + part(page, view.getId()));
                }
            }
        } catch (WorkbenchException e) {
            facts.add("error " + e);
        }
    }

    private static String part(IWorkbenchPage page, String view) throws WorkbenchException {
        MPart part = page.showView(view).getSite().getService(MPart.class);
        return Optional.ofNullable(part.getObject()).map(each -> each.getClass().getName()).orElse("missing");
    }

    private static boolean served() throws InterruptedException {
        BundleContext context = FrameworkUtil.getBundle(ViewsProbe.class).getBundleContext();
        var tracker = new ServiceTracker<>(context, DATA, null);
        tracker.open();
        try {
            return Optional.ofNullable(tracker.waitForService(PATIENCE.toMillis())).isPresent();
        } finally {
            tracker.close();
        }
    }

    /** Whether no job runs beside this one. */
    private static boolean quiet() {
        return Stream.of(Job.getJobManager().find(null))
                .noneMatch(job -> job.getState() == Job.RUNNING && job.getThread() != Thread.currentThread());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
