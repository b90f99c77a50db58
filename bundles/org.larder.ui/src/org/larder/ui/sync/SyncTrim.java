package org.larder.ui.sync;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.EclipseContextFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

/** Puts the state of the sync into the status line of a workbench window. */
public final class SyncTrim extends WorkbenchWindowControlContribution {

    @Override
    @NonNullByDefault({})
    protected Control createControl(Composite parent) {
        IEclipseContext window = getWorkbenchWindow().getService(IEclipseContext.class);
        IEclipseContext own = EclipseContextFactory.create();
        own.set(Composite.class, parent);
        return ContextInjectionFactory.make(SyncLine.class, window, own).control();
    }
}
