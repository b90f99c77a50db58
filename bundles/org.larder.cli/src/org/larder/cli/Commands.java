package org.larder.cli;

import java.time.LocalDate;
import java.util.UUID;

import org.larder.api.model.CivilDate;
import org.larder.api.model.GoalType;
import org.larder.api.model.LarderException;
import org.larder.api.model.Meal;
import org.larder.api.model.Uuids;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The tree of commands, and how their words are read. */
final class Commands {

    private final Session session;

    Commands(Session session) {
        this.session = session;
    }

    /** All commands. */
    CommandLine all() {
        GlobalOptions options = new GlobalOptions();
        CommandLine top = new CommandLine(options);
        addTo(top);
        top.addSubcommand(new BatchCommand(session, inBatch()));
        top.getSubcommands().get("sync").addSubcommand(new WatchCommand(session, options));
        return configured(top);
    }

    /** Those that can be said in a batch: no options for the whole run, and none that runs for ever. */
    CommandLine inBatch() {
        CommandLine top = new CommandLine(CommandLine.Model.CommandSpec.create().name("larder"));
        addTo(top);
        return configured(top);
    }

    private void addTo(CommandLine top) {
        top.addSubcommand(new ProductCommands(session));
        top.addSubcommand(new LogCommands(session));
        top.addSubcommand(new GoalCommands(session));
        top.addSubcommand(new AccountCommands(session));
        top.addSubcommand(new SyncCommands(session));
        top.addSubcommand(new StatusCommand(session));
        top.addSubcommand(new VerifyCommand(session));
        top.addSubcommand(new StoreCommands(session));
        top.addSubcommand(new QuarantineCommands(session));
        top.getSubcommands().get("quarantine").addSubcommand(new QuarantineEditCommand(session));
        top.addSubcommand(new ConflictCommands(session));
        top.addSubcommand(new TransportCommands(session));
        top.getSubcommands().get("transport").addSubcommand(new UseTransportCommands(session));
        top.addSubcommand(new UndoCommand(session));
        top.addSubcommand(new RedoCommand(session));
        top.addSubcommand(new ImportCommand(session));
        top.addSubcommand(new ExportCommand(session));
        top.addSubcommand(new BackupCommand(session));
        top.addSubcommand(new RestoreCommand(session));
    }

    private static CommandLine configured(CommandLine top) {
        convert(top, UUID.class, text -> Uuids.parse("id", text));
        convert(top, LocalDate.class, text -> CivilDate.parse("date", text));
        convert(top, Meal.class, Meal::new);
        convert(top, GoalType.class, GoalType::new);
        top.setCaseInsensitiveEnumValuesAllowed(true);
        top.setAllowOptionsAsOptionParameters(false);
        top.getCommandSpec().usageMessage().width(100);
        help(top);
        return top;
    }

    private static void help(CommandLine line) {
        if (!line.getCommandSpec().optionsMap().containsKey("--help")) {
            line.getCommandSpec()
                    .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Says how.")
                            .build());
        }
        line.getSubcommands().values().forEach(Commands::help);
    }

    private static <T> void convert(CommandLine top, Class<T> type, ITypeConverter<T> converter) {
        top.registerConverter(type, text -> {
            try {
                return converter.convert(text);
            } catch (LarderException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
    }
}
