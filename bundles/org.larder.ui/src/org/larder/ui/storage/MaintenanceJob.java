package org.larder.ui.storage;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on the store as a whole. It goes on when the page that started it is closed, and another page finds it again; it
 * can be cancelled. Thread-safe.
 */
final class MaintenanceJob extends Job {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceJob.class);
    private static final int WORK = 1000;

    private final Function<Progress, Notice> work;
    private final Consumer<Notice> told;
    private volatile Reached reached = Reached.NOTHING;
    private volatile Optional<Notice> outcome = Optional.empty();

    /**
     * @param work says what it did
     * @param told gets that, or why it was not done, in the job's thread
     */
    MaintenanceJob(String name, Function<Progress, Notice> work, Consumer<Notice> told) {
        super(name);
        this.work = work;
        this.told = told;
        setUser(false);
    }

    /** The one that waits or runs. */
    static Optional<MaintenanceJob> underWay() {
        return Arrays.stream(getJobManager().find(MaintenanceJob.class)).filter(MaintenanceJob.class::isInstance)
                .map(MaintenanceJob.class::cast).findFirst();
    }

    /** How far it is. */
    Reached reached() {
        return reached;
    }

    boolean isOver() {
        return getState() == NONE;
    }

    /** What came of it, once it is over. */
    Notice outcome() {
        return outcome.orElseGet(() -> Notice.told(new CancelledException().getMessage()));
    }

    @Override
    public boolean belongsTo(@Nullable Object family) {
        return family == MaintenanceJob.class;
    }

    @Override
    @NonNullByDefault({})
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), WORK);
        Notice notice = attempt(new Told(monitor));
        outcome = Optional.of(notice);
        told.accept(notice);
        monitor.done();
        return Status.OK_STATUS;
    }

    private Notice attempt(Progress progress) {
        try {
            return work.apply(progress);
        } catch (CancelledException e) {
            return Notice.told(e.getMessage());
        } catch (LarderException e) {
            return Notice.fault(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Work on the store failed", e);
            return Notice.fault(Messages.errorUnexpected);
        }
    }

    /** A monitor cannot go back, so there the bar stays where it is while a later step is not as far. */
    private final class Told implements Progress {

        private final IProgressMonitor monitor;
        private int shown;

        Told(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public boolean at(String what, long done, long total) {
            reached = new Reached(what, done, total);
            monitor.subTask(what);
            int now = (int) (reached.share().orElse(0) * WORK);
            monitor.worked(Math.max(0, now - shown));
            shown = Math.max(shown, now);
            return !monitor.isCanceled();
        }
    }
}
