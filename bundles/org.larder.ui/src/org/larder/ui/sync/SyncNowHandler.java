package org.larder.ui.sync;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.InjectedHandler;

/** Asks for a sync at once. */
public final class SyncNowHandler extends InjectedHandler {

    static final String COMMAND = "org.larder.ui.syncNow";

    @Execute
    public void sync(@Optional @Service @Nullable Desk desk) {
        if (desk != null) {
            Background.start(Messages.syncNow, () -> {
                desk.connection().ifPresent(ConnectionMonitor::probeNow);
                desk.sync().ifPresent(BackgroundSyncManager::syncNow);
            });
        }
    }
}
