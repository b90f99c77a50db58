package org.larder.store.derby;

import java.nio.file.Path;
import java.util.Map;

/** The properties that Derby reads once, when its first database starts. What somebody set before stays. */
final class DerbySystem {

    private static final String LOCK_WAIT_SECONDS = "10";
    private static final String DEADLOCK_SECONDS = "2";
    /** Pages of 4 KB, taken as they are needed: 24 MB of the heap at most (docs/adr/0009). */
    private static final String CACHED_PAGES = "6000";
    /** The disk is asked to sync whenever a buffer is full, and a transaction that adds many rows fills many. */
    private static final String LOG_BUFFER_BYTES = "1048576";
    /** A new file of the log is filled with zeros and synced while an edit waits: it need not happen every 800 edits. */
    private static final String LOG_FILE_BYTES = "4194304";

    private DerbySystem() {
    }

    /**
     * Every statement names its index: Derby need not count what they hold.
     *
     * <p>Derby keeps no log: it would write damaged pages there as they are, those of an encrypted database in plain text. What
     * fails is told to the caller.
     *
     * @param home where Derby looks for a file of properties
     */
    static void prepare(Path home) {
        Map.of("derby.system.home", home.toString(), //
                "derby.stream.error.method", "java.io.OutputStream.nullOutputStream", //
                "derby.storage.pageCacheSize", CACHED_PAGES, //
                "derby.storage.logBufferSize", LOG_BUFFER_BYTES, //
                "derby.storage.logSwitchInterval", LOG_FILE_BYTES, //
                "derby.storage.indexStats.auto", "false", //
                "derby.locks.waitTimeout", LOCK_WAIT_SECONDS, //
                "derby.locks.deadlockTimeout", DEADLOCK_SECONDS)
                .forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
