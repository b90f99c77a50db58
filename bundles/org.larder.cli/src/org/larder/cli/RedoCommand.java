package org.larder.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** {@code larder redo}. */
@Command(name = "redo", description = "Does the last undone step again.")
final class RedoCommand implements Callable<Answer> {

    private final Session session;

    RedoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        return HistoryForm.of(session.services().data().history().redo(), "There is nothing to redo.");
    }
}
