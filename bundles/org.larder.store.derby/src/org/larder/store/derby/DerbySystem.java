package org.larder.store.derby;

import java.nio.file.Path;
import java.util.Map;

/** The properties that Derby reads once, when its first database starts. What somebody set before stays. */
final class DerbySystem {

    private static final String LOCK_WAIT_SECONDS = "10";
    private static final String DEADLOCK_SECONDS = "2";

    private DerbySystem() {
    }

    /**
     * @param home where Derby looks for a file of properties
     * @param logs where it writes its log
     */
    static void prepare(Path home, Path logs) {
        Map.of("derby.system.home", home.toString(), //
                "derby.stream.error.file", logs.resolve("derby.log").toString(), //
                "derby.locks.waitTimeout", LOCK_WAIT_SECONDS, //
                "derby.locks.deadlockTimeout", DEADLOCK_SECONDS)
                .forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
