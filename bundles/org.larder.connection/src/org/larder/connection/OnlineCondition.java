package org.larder.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.larder.api.connection.ConnectionMonitor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The condition service that stands for "online". Registering it runs whatever waited for it, unregistering ends that: so it is
 * shown and hidden by one thread at a time, and {@link #close} waits for that thread, but not for ever. Thread-safe.
 */
final class OnlineCondition {

    private static final Logger LOG = LoggerFactory.getLogger(OnlineCondition.class);
    private static final long CLOSE_MILLIS = 2_000;

    private final Supplier<Runnable> register;
    private final AtomicReference<Optional<Runnable>> shown = new AtomicReference<>(Optional.empty());
    private final ReentrantLock changing = new ReentrantLock();
    private volatile boolean closed;

    OnlineCondition(BundleContext context) {
        this(() -> {
            ServiceRegistration<Condition> service = context.registerService(Condition.class, Condition.INSTANCE,
                    FrameworkUtil.asDictionary(
                            Map.of(Condition.CONDITION_ID, ConnectionMonitor.ONLINE)));
            return service::unregister;
        });
    }

    /** @param register shows the condition, and returns what hides it */
    OnlineCondition(Supplier<Runnable> register) {
        this.register = register;
    }

    void show(boolean online) {
        changing.lock();
        try {
            if (!online) {
                hide();
            } else if (shown.get().isEmpty() && !closed) {
                shown.set(Optional.of(register.get()));
                if (closed) {
                    hide();
                }
            }
        } finally {
            changing.unlock();
        }
    }

    /** Hides it for good. When this returns it is gone, unless whom it concerns hangs. */
    void close() {
        closed = true;
        boolean alone = false;
        try {
            alone = changing.tryLock(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            if (!alone) {
                LOG.warn("who waited for the connection does not come to an end");
            }
            hide();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hide();
        } finally {
            if (alone) {
                changing.unlock();
            }
        }
    }

    private void hide() {
        shown.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }
}
