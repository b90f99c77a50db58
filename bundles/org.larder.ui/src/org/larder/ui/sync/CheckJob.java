package org.larder.ui.sync;

import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.model.LarderException;
import org.larder.api.sync.BackgroundSyncManager;

/** Compares or repairs, in the Progress view too; it goes on when the view is closed. */
final class CheckJob<T> extends Job {

    private final BackgroundSyncManager sync;
    private final Function<BackgroundSyncManager, T> work;
    private final Consumer<T> done;
    private final Consumer<LarderException> failed;

    /** @param done and failed are called in the job's thread */
    CheckJob(String name, BackgroundSyncManager sync, Function<BackgroundSyncManager, T> work, Consumer<T> done,
            Consumer<LarderException> failed) {
        super(name);
        this.sync = sync;
        this.work = work;
        this.done = done;
        this.failed = failed;
    }

    @Override
    @NonNullByDefault({})
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            done.accept(work.apply(sync));
        } catch (LarderException e) {
            failed.accept(e);
        }
        monitor.done();
        return Status.OK_STATUS;
    }

    @Override
    protected void canceling() {
        sync.cancel();
    }
}
