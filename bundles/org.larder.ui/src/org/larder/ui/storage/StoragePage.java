package org.larder.ui.storage;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.larder.api.event.Topics;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.Space;
import org.osgi.service.event.EventHandler;

/** The preference page of storage: what is done there is done at once. */
public final class StoragePage extends PreferencePage implements IWorkbenchPreferencePage {

    public static final String ID = "org.larder.ui.storage";

    static final int WIDTH = 480;

    private Optional<IEclipseContext> context = Optional.empty();

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
        new Contents(area, context.orElseThrow());
        return area;
    }

    /** What stands on the page. */
    private static final class Contents {

        private final Composite area;
        private final IEclipseContext context;
        private final DeskSlot desk = new DeskSlot();
        private final WorkRow work;
        private final EngineGroup engine;
        private final BackupGroup backups;
        private final Refresh refresh;

        Contents(Composite area, IEclipseContext context) {
            this.area = area;
            this.context = context;
            IEventBroker events = context.get(IEventBroker.class);
            Upkeep upkeep = new Upkeep(context.get(UISynchronize.class), desk,
                    notice -> events.post(Notice.TOPIC, notice), this::changed);
            engine = new EngineGroup(group(Messages.storageTitle, false), upkeep);
            backups = new BackupGroup(group(Messages.backupTitle, true), upkeep);
            work = new WorkRow(area, this::changed);
            refresh = upkeep.background(area).refresh(Messages.storageReading, () -> StoreFacts.read(upkeep),
                    this::show, this::showFailure);
            follow(events);
            changed();
        }

        private void follow(IEventBroker events) {
            EventHandler handler = event -> {
                if (!area.isDisposed()) {
                    changed();
                }
            };
            List.of(Topics.STORE, Desk.CHANGED).forEach(topic -> events.subscribe(topic, handler));
            area.addDisposeListener(event -> events.unsubscribe(handler));
        }

        private void changed() {
            desk.put(context.get(Desk.class));
            work.follow();
            refresh.request();
        }

        private void show(StoreFacts facts) {
            engine.show(facts, work.isFree());
            backups.show(facts, work.isFree());
            area.layout(true, true);
        }

        private void showFailure(LarderException failure) {
            engine.showFailure(failure.getMessage());
            backups.showFailure();
            area.layout(true, true);
        }

        private Composite group(String title, boolean high) {
            Group group = new Group(area, SWT.NONE);
            group.setText(title);
            Space.view(1).applyTo(group);
            (high ? Space.all() : Space.wide()).applyTo(group);
            return group;
        }
    }
}
