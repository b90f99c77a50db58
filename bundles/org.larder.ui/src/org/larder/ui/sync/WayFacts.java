package org.larder.ui.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.LarderException;
import org.larder.api.profile.Profile;
import org.larder.api.sync.Transports;
import org.larder.ui.Messages;
import org.larder.ui.shell.Desk;

/**
 * What the page of the sync shows, read at one time.
 *
 * @param folder the one that was used last, if any
 */
record WayFacts(String chosen, List<String> installed, Optional<Path> folder, SyncFacts sync) {

    /** Blocks. */
    static WayFacts read(Desk desk) {
        Profile profile = desk.profile();
        Transports transports = desk.transports().orElseThrow(() -> new LarderException(Messages.transportAbsent));
        return new WayFacts(transports.chosen(), transports.installed(), profile.settings().folder(),
                SyncFacts.read(desk, profile));
    }

    Remote remote() {
        return chosen.equals(Transports.FOLDER) ? Remote.FOLDER : Remote.SERVER;
    }

    boolean hasFolders() {
        return installed.contains(Transports.FOLDER);
    }
}
