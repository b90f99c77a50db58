package org.larder.ui.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Control;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what blocks away from the UI thread and comes back to it: the one way from a view to a service. What comes back
 * after the owner was closed is dropped.
 */
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final UISynchronize ui;
    private final Control owner;
    private final ISchedulingRule inOrder = new InOrder();

    /** @param owner the control that results are shown in */
    public Background(UISynchronize ui, Control owner) {
        this.ui = ui;
        this.owner = owner;
    }

    /**
     * Runs an edit; edits of one owner run in the order in which they were asked for.
     *
     * @param name what is done, for the Progress view
     * @param done gets the result, in the UI thread
     * @param failed gets the reason, in the UI thread
     */
    public <T> void run(String name, Supplier<T> work, Consumer<T> done, Consumer<LarderException> failed) {
        Job job = job(name, () -> attempt(work, done, failed));
        job.setRule(inOrder);
        job.schedule();
    }

    /** A read that is repeated whenever what it shows may have changed. */
    public <T> Refresh refresh(String name, Supplier<T> read, Consumer<T> show, Consumer<LarderException> failed) {
        return new Refresh(name, () -> attempt(read, show, failed));
    }

    /** Runs something once, in no order with others. */
    public static void start(String name, Runnable work) {
        job(name, work).schedule();
    }

    static Job job(String name, Runnable work) {
        ICoreRunnable task = monitor -> work.run();
        return Job.createSystem(name, task);
    }

    /** Runs something in the UI thread, soon. */
    public void show(Runnable task) {
        ui.asyncExec(() -> {
            if (!owner.isDisposed()) {
                task.run();
            }
        });
    }

    private <T> void attempt(Supplier<T> work, Consumer<T> done, Consumer<LarderException> failed) {
        try {
            T result = work.get();
            show(() -> done.accept(result));
        } catch (LarderException e) {
            show(() -> failed.accept(e));
        } catch (RuntimeException e) {
            LOG.error("A task of the user interface failed", e);
            show(() -> failed.accept(new LarderException(Messages.errorUnexpected, e)));
        }
    }

    private static final class InOrder implements ISchedulingRule {

        @Override
        @NonNullByDefault({})
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        @NonNullByDefault({})
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    }
}
