package org.larder.ui.storage;

import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.LarderException;

/** Work on the store as a whole, with its progress; it can be cancelled, and then nothing has changed. */
final class MaintenanceJob<T> extends Job {

    private static final int WORK = 1000;

    private final Function<Progress, T> work;
    private final Consumer<T> done;
    private final Consumer<LarderException> failed;

    /**
     * @param done gets the result, in the job's thread
     * @param failed gets the reason, in the job's thread
     */
    MaintenanceJob(String name, Function<Progress, T> work, Consumer<T> done, Consumer<LarderException> failed) {
        super(name);
        this.work = work;
        this.done = done;
        this.failed = failed;
        setUser(false);
    }

    @Override
    @NonNullByDefault({})
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), WORK);
        try {
            done.accept(work.apply(new Told(monitor)));
        } catch (LarderException e) {
            failed.accept(e);
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    /** Each step of the work fills the bar anew as far as it goes. */
    private static final class Told implements Progress {

        private final IProgressMonitor monitor;
        private int shown;

        Told(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public boolean at(String what, long done, long total) {
            monitor.subTask(what);
            int now = total > 0 ? (int) (done * WORK / total) : 0;
            monitor.worked(Math.max(0, now - shown));
            shown = Math.max(shown, now);
            return !monitor.isCanceled();
        }
    }
}
