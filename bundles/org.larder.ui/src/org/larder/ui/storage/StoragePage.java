package org.larder.ui.storage;

import java.util.Optional;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Space;

/** The preference page of storage: what is done there is done at once. */
public final class StoragePage extends PreferencePage implements IWorkbenchPreferencePage {

    public static final String ID = "org.larder.ui.storage";

    static final int WIDTH = 460;

    private final DeskSlot desk = new DeskSlot();
    private Optional<UISynchronize> ui = Optional.empty();

    @Override
    @NonNullByDefault({})
    public void init(IWorkbench workbench) {
        IEclipseContext context = workbench.getService(IEclipseContext.class);
        desk.put(context.get(Desk.class));
        ui = Optional.ofNullable(context.get(UISynchronize.class));
        noDefaultAndApplyButton();
    }

    @Override
    @NonNullByDefault({})
    protected Control createContents(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        Space.rows(1).applyTo(area);
        Background background = new Background(ui.orElseThrow(), area);
        Runnable[] refresh = new Runnable[1];
        Upkeep upkeep = new Upkeep(background, desk, area.getShell(), text -> setMessage(text, IMessageProvider.INFORMATION),
                reason -> setMessage(reason, IMessageProvider.ERROR), () -> refresh[0].run());
        EngineGroup engine = new EngineGroup(group(area, Messages.storageTitle), upkeep);
        BackupGroup backups = new BackupGroup(group(area, Messages.backupTitle), upkeep);
        refresh[0] = () -> upkeep.ask(Messages.storageReading, () -> StoreFacts.read(upkeep), facts -> {
            engine.show(facts);
            backups.show(facts);
            area.layout(true, true);
        });
        refresh[0].run();
        return area;
    }

    private static Composite group(Composite parent, String title) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        Space.view(1).applyTo(group);
        Space.all().applyTo(group);
        return group;
    }
}
