package org.larder.sync;

import java.util.Optional;

import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.api.transport.SyncTransport;

/** What is there at the moment; parts come and go. */
record Surroundings(Optional<Profile> profile, Optional<LocalStore> store, Optional<SyncTransport> transport) {

    static final Surroundings NONE = new Surroundings(Optional.empty(), Optional.empty(), Optional.empty());

    Surroundings withProfile(Optional<Profile> current) {
        return new Surroundings(current, store, transport);
    }

    Surroundings withStore(Optional<LocalStore> current) {
        return new Surroundings(profile, current, transport);
    }

    Surroundings withTransport(Optional<SyncTransport> current) {
        return new Surroundings(profile, store, current);
    }
}
