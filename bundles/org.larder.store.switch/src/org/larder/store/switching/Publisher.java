package org.larder.store.switching;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.larder.api.event.Change;
import org.larder.api.event.Change.Origin;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.StoreState;
import org.larder.api.store.Commit;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Posts what happens to the active store. */
final class Publisher {

    private final EventAdmin events;
    private final AtomicLong revision = new AtomicLong();

    Publisher(EventAdmin events) {
        this.events = events;
    }

    void changed(Commit commit) {
        post(commit.remote() ? Origin.REMOTE : Origin.LOCAL, commit);
    }

    /** Everything may be different. */
    void moved() {
        post(Origin.MOVED, new Commit(false, Map.of(), Optional.empty()));
    }

    void state(StoreState state) {
        events.postEvent(new Event(Topics.STORE, Map.of(Topics.DATA, state)));
    }

    /** One at a time, so that revisions are posted in their order. */
    private synchronized void post(Origin origin, Commit commit) {
        Change change = new Change(revision.incrementAndGet(), origin, commit.ids(), commit.days());
        events.postEvent(new Event(Topics.CHANGE, Map.of(Topics.DATA, change)));
    }
}
