package org.larder.cli;

import java.util.List;

import org.larder.json.Json;
import picocli.CommandLine;

/** The program: one command, its answer on standard output, its reason on standard error. */
final class Larder {

    private final Session session;
    private final CommandLine commands;

    Larder(Console console, Opening opening) {
        this.session = new Session(console, opening);
        this.commands = new Commands(session).all();
    }

    /** Runs a command; the exit code. */
    int run(List<String> words) {
        Outcome outcome = new Runner(commands, () -> session.choose(options().profile(), options().server()))
                .run(words);
        outcome.said().ifPresent(this::print);
        if (outcome instanceof Outcome.Failed failed) {
            session.console().complain("larder: " + failed.error());
        }
        return outcome.exit();
    }

    private GlobalOptions options() {
        return commands.getCommand();
    }

    private void print(Answer answer) {
        if (options().json() && answer != Answer.NOTHING) {
            session.console().say(Json.write(answer.json()));
        } else if (!answer.text().isEmpty()) {
            session.console().say(answer.text().stripTrailing());
        }
    }
}
