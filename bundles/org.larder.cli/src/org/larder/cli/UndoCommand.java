package org.larder.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** {@code larder undo}. */
@Command(name = "undo", description = "Takes the last step back.")
final class UndoCommand implements Callable<Answer> {

    private final Session session;

    UndoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        return HistoryForm.of(session.services().data().history().undo(), "There is nothing to undo.");
    }
}
