package org.larder.ui.products;

import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.model.LarderException;

/** An import with its progress; it can be cancelled, and what was imported by then stays. */
final class ImportJob extends Job {

    private static final int WORK = 1000;

    private final Function<ImportProgress, ImportReport> work;
    private final Consumer<ImportReport> done;
    private final Consumer<LarderException> failed;

    /**
     * @param done gets the report, in the job's thread
     * @param failed gets the reason, in the job's thread
     */
    ImportJob(String name, Function<ImportProgress, ImportReport> work, Consumer<ImportReport> done,
            Consumer<LarderException> failed) {
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
            done.accept(work.apply(new Progress(monitor)));
        } catch (LarderException e) {
            failed.accept(e);
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    private static final class Progress implements ImportProgress {

        private final IProgressMonitor monitor;
        private long told;

        Progress(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public boolean at(long bytes, long total) {
            long now = total > 0 ? bytes * WORK / total : 0;
            monitor.worked((int) Math.max(0, now - told));
            told = Math.max(told, now);
            return !monitor.isCanceled();
        }
    }
}
