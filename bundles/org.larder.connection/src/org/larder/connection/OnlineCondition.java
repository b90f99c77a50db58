package org.larder.connection;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.larder.api.connection.ConnectionMonitor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

/**
 * The condition service that stands for "online". Shown and hidden by one thread at a time; registering runs whatever
 * waited for it, so no lock is held.
 */
final class OnlineCondition {

    private final Supplier<Runnable> register;
    private final AtomicReference<Optional<Runnable>> shown = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean closed = new AtomicBoolean();

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
        if (!online) {
            hide();
        } else if (shown.get().isEmpty() && !closed.get()) {
            shown.set(Optional.of(register.get()));
            if (closed.get()) {
                hide();
            }
        }
    }

    /** Hides it for good. */
    void close() {
        closed.set(true);
        hide();
    }

    private void hide() {
        shown.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }
}
