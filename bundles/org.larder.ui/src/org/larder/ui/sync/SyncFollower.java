package org.larder.ui.sync;

import jakarta.inject.Inject;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.connection.ConnectionState;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.sync.SyncStatus;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;

/** Reads again whenever something that the sync says may have changed. Used in the UI thread. */
abstract class SyncFollower {

    private static final int PAUSE_MILLIS = 100;

    final DeskSlot desk = new DeskSlot();

    /**
     * Reads again.
     *
     * @param millis a pause, so that further requests in that time are one with it
     */
    abstract void follow(long millis);

    /** Records may have changed. */
    void recordsChanged() {
    }

    @Inject
    final void desk(@Optional @Service @Nullable Desk now) {
        desk.put(now);
        follow(0);
        recordsChanged();
    }

    @Inject
    final void services(@Optional @UIEventTopic(Desk.CHANGED) @Nullable String change) {
        follow(0);
        recordsChanged();
    }

    @Inject
    final void status(@Optional @UIEventTopic(Topics.SYNC) @Nullable SyncStatus status) {
        follow(0);
    }

    @Inject
    final void connection(@Optional @UIEventTopic(Topics.CONNECTION) @Nullable ConnectionState state) {
        follow(0);
    }

    @Inject
    final void changed(@Optional @UIEventTopic(Topics.CHANGE) @Nullable Change change) {
        follow(PAUSE_MILLIS);
        recordsChanged();
    }
}
