package org.larder.ui.shell;

import java.time.LocalDate;
import java.util.Optional;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;

/** The day that the views of one window show. */
public final class ShownDay {

    /** The key under which it stands in the window's context. */
    public static final String KEY = "org.larder.ui.day";

    private final IEclipseContext window;

    public ShownDay(MWindow window) {
        this.window = window.getContext();
    }

    public LocalDate get() {
        return Optional.ofNullable((LocalDate) window.get(KEY)).orElseGet(LocalDate::now);
    }

    public void set(LocalDate day) {
        window.set(KEY, day);
    }

    public boolean isToday() {
        return get().equals(LocalDate.now());
    }
}
