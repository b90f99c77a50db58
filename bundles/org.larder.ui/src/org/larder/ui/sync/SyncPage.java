package org.larder.ui.sync;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.larder.api.event.Topics;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Space;
import org.osgi.service.event.EventHandler;

/** The preference page of the sync: a server or a shared folder. What is done there is done at once. */
public final class SyncPage extends PreferencePage implements IWorkbenchPreferencePage {

    public static final String ID = "org.larder.ui.syncPage";

    private static final int NOTE = 3 * Space.FOUR;

    private Optional<IEclipseContext> context = Optional.empty();
    private BooleanSupplier settled = () -> true;

    /** Opens the preferences on this page. */
    public static void open(Shell shell) {
        PreferencesUtil.createPreferenceDialogOn(shell, ID, null, null).open();
    }

    @Override
    @NonNullByDefault({})
    public void init(IWorkbench workbench) {
        context = Optional.of(workbench.getService(IEclipseContext.class));
        noDefaultAndApplyButton();
    }

    @Override
    @NonNullByDefault({})
    protected Control createContents(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        Space.rows(1).applyTo(area);
        IEclipseContext services = context.orElseThrow();
        DeskSlot desk = new DeskSlot();
        WayChoice choice = new WayChoice(area, new Background(services.get(UISynchronize.class), area), desk);
        settled = choice::isSettled;
        Runnable read = () -> {
            desk.put(services.get(Desk.class));
            choice.read();
        };
        follow(area, services.get(IEventBroker.class), read);
        read.run();
        return area;
    }

    /** With room for what may have to be said. */
    @Override
    protected Point doComputeSize() {
        Point size = super.doComputeSize();
        return new Point(size.x, size.y + NOTE);
    }

    /** The page stays until what was chosen is in use, or was cancelled. */
    @Override
    public boolean performOk() {
        return settled.getAsBoolean();
    }

    private static void follow(Composite area, IEventBroker events, Runnable read) {
        EventHandler handler = event -> {
            if (!area.isDisposed()) {
                read.run();
            }
        };
        List.of(Topics.CONNECTION, Desk.CHANGED).forEach(topic -> events.subscribe(topic, handler));
        area.addDisposeListener(event -> events.unsubscribe(handler));
    }
}
