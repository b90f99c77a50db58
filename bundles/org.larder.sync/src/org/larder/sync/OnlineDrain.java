package org.larder.sync;

import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.api.transport.SyncTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.condition.Condition;

/** Lets the sync manager drain while the remote can be reached: exists only while the condition "online" does. */
@Component(immediate = true, service = OnlineDrain.class)
public final class OnlineDrain {

    private final DrainingSyncManager manager;
    private final Drain drain;

    @Activate
    public OnlineDrain(@Reference DrainingSyncManager manager, @Reference Profile profile,
            @Reference(target = "(" + LocalStore.ROLE + "=" + LocalStore.ACTIVE + ")") LocalStore store,
            @Reference(target = "(" + SyncTransport.ROLE + "=" + SyncTransport.ACTIVE + ")") SyncTransport transport,
            @Reference(target = "(" + Condition.CONDITION_ID + "=" + ConnectionMonitor.ONLINE + ")") Condition online) {
        this.manager = manager;
        drain = manager.begin(profile, store.sync(), transport);
    }

    @Deactivate
    public void end() {
        manager.end(drain);
    }
}
