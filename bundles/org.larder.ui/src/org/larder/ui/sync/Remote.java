package org.larder.ui.sync;

/** What the diary is synced with, as far as words differ. */
enum Remote {
    SERVER,
    FOLDER;

    /** The one of two texts that fits. */
    String word(String server, String folder) {
        return this == FOLDER ? folder : server;
    }
}
