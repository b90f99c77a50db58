package org.larder.cli;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.model.LarderException;
import org.larder.api.profile.ProfileInUseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs commands, one after the other. */
final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final CommandLine line;
    private final Runnable parsed;

    /** @param parsed called when the words were understood, before the command runs */
    Runner(CommandLine line, Runnable parsed) {
        this.line = line;
        this.parsed = parsed;
    }

    Outcome run(List<String> words) {
        try {
            ParseResult result = line.parseArgs(words.toArray(new String[0]));
            CommandLine command = innermost(result);
            if (command.isUsageHelpRequested()) {
                return new Outcome.Done(Answer.of(command.getUsageMessage().strip()));
            }
            parsed.run();
            new CommandLine.RunLast().execute(result);
            return new Outcome.Done(command.<Answer>getExecutionResult());
        } catch (ParameterException e) {
            return wrongUsage(e.getMessage(), e.getCommandLine());
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private static CommandLine innermost(ParseResult result) {
        ParseResult last = result;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.commandSpec().commandLine();
    }

    private static Outcome failed(ExecutionException e) {
        return switch (Optional.ofNullable(e.getCause()).orElse(e)) {
            case WrongUsageException wrong -> wrongUsage(String.valueOf(wrong.getMessage()), e.getCommandLine());
            case CommandFailedException failed -> new Outcome.Failed(Outcome.FAILED,
                    String.valueOf(failed.getMessage()), failed.answer());
            case ProfileInUseException inUse -> new Outcome.Failed(Outcome.PROFILE_IN_USE,
                    String.valueOf(inUse.getMessage()));
            case LarderException known -> new Outcome.Failed(Outcome.FAILED, String.valueOf(known.getMessage()));
            case Throwable unknown -> {
                LOG.error("A command failed", unknown);
                yield new Outcome.Failed(Outcome.FAILED, "Something unforeseen went wrong: " + unknown);
            }
        };
    }

    private static Outcome wrongUsage(@Nullable String message, CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        return new Outcome.Failed(Outcome.WRONG_USAGE, message + ". How: " + name + " --help");
    }
}
