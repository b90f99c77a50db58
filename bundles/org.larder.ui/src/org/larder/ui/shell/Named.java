package org.larder.ui.shell;

import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Gives controls a name for those who do not see them. */
public final class Named {

    private Named() {
    }

    public static void as(Control control, String name) {
        by(control, () -> name);
    }

    /** A name that says the state too. */
    public static void by(Control control, Supplier<String> name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {

            @Override
            @NonNullByDefault({})
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
    }
}
