package org.larder.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.GoalType;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordType;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder quarantine edit}. */
@Command(name = "edit", description = {"Corrects what a change says and sends it again; what is not named stays.",
        "The options are those of products edit, log edit and goals set, as fits the change."})
final class QuarantineEditCommand implements Callable<Answer> {

    private static final Set<String> FIGURES = Set.of("--calories", "--protein", "--fat", "--carbs");
    private static final Map<RecordType, Set<String>> FITTING = Map.of(RecordType.PRODUCT,
            Set.of("--name", "--brand", "--barcode", "--fiber", "--sugar", "--saturated-fat", "--salt", "--serving",
                    "--without"),
            RecordType.CONSUMPTION, Set.of("--grams", "--day", "--meal", "--note"), RecordType.GOAL, Set.of("--type"));
    private static final Set<String> ALWAYS = Set.of("--data", "--json", "--profile", "--server");

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "OPID", description = "As list tells it.")
    private Optional<UUID> opId = Optional.empty();

    @Option(names = "--data", paramLabel = "JSON",
            description = "The whole record in JSON, as list --json shows it under data; instead of single options.")
    private Optional<String> data = Optional.empty();

    @Mixin
    private FigureChanges figures = new FigureChanges();

    @Mixin
    private FoodChanges food = new FoodChanges();

    @Mixin
    private EntryChanges entry = new EntryChanges();

    @Option(names = "--type", description = "Of a goal: gain, lose or maintain.")
    private Optional<GoalType> type = Optional.empty();

    QuarantineEditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        List<String> said = spec.commandLine().getParseResult().matchedOptions().stream().map(OptionSpec::longestName)
                .filter(name -> !ALWAYS.contains(name)).toList();
        if (data.isPresent() != said.isEmpty()) {
            throw new WrongUsageException(data.isPresent() ? "--data says it all; leave " + said.getFirst() + " out"
                    : "Say what shall be changed, by options or by --data");
        }
        UUID id = opId.orElseThrow();
        BackgroundSyncManager sync = session.services().sync();
        Operation operation = Quarantined.find(sync, id).operation();
        Data corrected = data.map(json -> RecordJson.parse(operation.key().type(), json))
                .orElseGet(() -> corrected(operation, said));
        if (!sync.correct(id, corrected)) {
            throw Quarantined.missing(id);
        }
        ObjectNode json = Json.MAPPER.createObjectNode().put("type", operation.key().type().wire())
                .put("id", operation.key().id());
        json.set("data", RecordJson.tree(corrected));
        return new Answer(json, operation.key() + " is sent again as: " + Forms.text(corrected));
    }

    private Data corrected(Operation operation, List<String> said) {
        RecordType of = operation.key().type();
        said.stream().filter(name -> !fits(name, of)).findFirst().ifPresent(name -> {
            throw new WrongUsageException(name + " does not go with " + operation.key());
        });
        Data now = operation.data().orElseThrow(() -> new CommandFailedException(
                "The change deletes " + operation.key()
                        + ". Retry it, discard it, or say by --data what shall be there."));
        if (now instanceof Consumption eaten) {
            return entry.over(eaten, session.console().clock().getZone());
        }
        ObjectNode json = RecordJson.tree(now);
        figures.layOver(json, of);
        food.layOver(json);
        type.ifPresent(aim -> json.put("goalType", aim.name()));
        return RecordJson.parse(of, json);
    }

    private static boolean fits(String option, RecordType type) {
        return FITTING.getOrDefault(type, Set.of()).contains(option)
                || type != RecordType.CONSUMPTION && FIGURES.contains(option);
    }
}
