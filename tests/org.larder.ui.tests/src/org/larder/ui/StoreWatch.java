package org.larder.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.swt.widgets.Display;
import org.larder.api.store.CallGuard;

/** Refuses calls to the store from the UI thread, and remembers them with where they came from. */
final class StoreWatch implements CallGuard {

    private final List<IllegalStateException> refused = new CopyOnWriteArrayList<>();
    private final AtomicLong asked = new AtomicLong();

    @Override
    public void check() {
        asked.incrementAndGet();
        if (Display.getCurrent() != null) {
            IllegalStateException refusal = new IllegalStateException("the store was called on the UI thread");
            refused.add(refusal);
            throw refusal;
        }
    }

    /** Calls seen so far. */
    long asked() {
        return asked.get();
    }

    List<IllegalStateException> refused() {
        return refused;
    }
}
