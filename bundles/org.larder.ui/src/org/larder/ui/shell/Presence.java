package org.larder.ui.shell;

import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;

/**
 * Whether a service is there. It is not touched before somebody asks for it, so that nothing is waited for while services
 * come and go. Thread-safe.
 */
final class Presence<T> implements AutoCloseable {

    private final BundleContext context;
    private final Class<T> type;
    private final ServiceListener listener;

    /** @param changed called when it comes or goes; returns at once */
    Presence(BundleContext context, Class<T> type, Runnable changed) {
        this.context = context;
        this.type = type;
        listener = event -> changed.run();
        try {
            context.addServiceListener(listener, "(" + Constants.OBJECTCLASS + "=" + type.getName() + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(type.getName(), e);
        }
    }

    Optional<T> get() {
        return Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
    }

    @Override
    public void close() {
        context.removeServiceListener(listener);
    }
}
