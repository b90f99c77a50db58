package org.larder.store.derby;

import java.nio.file.Path;
import java.util.function.Function;

import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Household;
import org.larder.testing.TestProfile;

/** Makes stores for the contract kit. */
final class DerbyStores {

    private DerbyStores() {
    }

    static Function<Surroundings, LocalStore> in(Path folder) {
        return surroundings -> Household.derby(new TestProfile(folder, surroundings.deviceId()), surroundings);
    }
}
