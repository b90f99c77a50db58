package org.larder.ui.products;

import jakarta.inject.Named;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.InjectedHandler;
import org.larder.ui.shell.Notice;

/** Imports foods from a file. */
public final class ImportHandler extends InjectedHandler {

    @Execute
    public void importFoods(@Named("activeShell") Shell shell, UISynchronize ui, IEventBroker events,
            @Optional @Service @Nullable Desk desk) {
        DeskSlot slot = new DeskSlot();
        slot.put(desk);
        new FoodSupply(new Background(ui, shell), slot, shell, notice -> events.post(Notice.TOPIC, notice))
                .file(() -> {});
    }
}
