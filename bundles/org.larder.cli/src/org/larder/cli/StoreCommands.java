package org.larder.cli;

import picocli.CommandLine.Command;

/** {@code larder store}. */
@Command(name = "store", description = "Where the records are kept on this device.")
final class StoreCommands {

    private final Session session;

    StoreCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Shows the storage engine, its state and its folder.")
    Answer show() {
        return StatusForm.store(session.services().stores(), session.services().profile());
    }
}
