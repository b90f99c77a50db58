package org.larder.store.h2;

import java.nio.file.Path;
import java.util.function.Function;

import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Household;
import org.larder.testing.TestProfile;

/** Makes stores for the contract kit. */
final class H2Stores {

    private H2Stores() {
    }

    static Function<Surroundings, LocalStore> in(Path folder) {
        return surroundings -> Household.h2(new TestProfile(folder, surroundings.deviceId()), surroundings);
    }
}
