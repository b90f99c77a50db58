package org.larder.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.exchange.QuarantineExport;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.WireInstant;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder quarantine}. */
@Command(name = "quarantine", description = "Changes that the server did not take.")
final class QuarantineCommands {

    private final Session session;

    QuarantineCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Lists them, oldest first, with the reason.")
    Answer list(@Mixin Paging paging) {
        int limit = paging.limit();
        return Forms.page(sync().quarantined(paging.after(), limit), QuarantineCommands::form);
    }

    @Command(description = "Sends changes again.")
    Answer retry(@Parameters(paramLabel = "OPID", arity = "1..*") List<UUID> opIds) {
        return each(opIds, sync()::retry, "retried");
    }

    @Command(description = {"Gives changes up: the server's state of the record is taken.",
            "'conflicts restore' brings them back."})
    Answer discard(@Parameters(paramLabel = "OPID", arity = "1..*") List<UUID> opIds) {
        return each(opIds, sync()::discard, "discarded");
    }

    @Command(description = "Tells all of them in one JSON object, with reasons and times, for those who help.")
    Answer export(
            @Option(names = "--out", paramLabel = "FILE",
                    description = "Into this file; one that is there is replaced when the new one is whole.") Optional<Path> file) {
        BackgroundSyncManager sync = sync();
        QuarantineExport export = session.services().quarantineExport();
        if (file.isEmpty()) {
            String text = export.text(after -> Quarantined.page(sync, after));
            return new Answer(Json.read(text), text);
        }
        long written = export.write(file.get(), after -> Quarantined.page(sync, after));
        return new Answer(Json.MAPPER.createObjectNode().put("exported", written).put("file", file.get().toString()),
                written + " changes are in " + file.get());
    }

    private BackgroundSyncManager sync() {
        return session.services().sync();
    }

    private static Answer each(List<UUID> opIds, Predicate<UUID> action, String word) {
        List<UUID> missing = opIds.stream().filter(action.negate()).toList();
        int done = opIds.size() - missing.size();
        Answer answer = new Answer(Json.MAPPER.createObjectNode().put(word, done), done + " " + word);
        if (missing.isEmpty()) {
            return answer;
        }
        throw new CommandFailedException(Quarantined.missing(missing.getFirst()).getMessage(), answer);
    }

    private static Answer form(QuarantinedOperation quarantined) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("opId", quarantined.operation().opId().toString())
                .put("type", quarantined.operation().key().type().wire())
                .put("id", quarantined.operation().key().id())
                .put("reason", quarantined.reason())
                .put("message", quarantined.message())
                .put("since", WireInstant.text(quarantined.since()));
        Optional<ObjectNode> data = quarantined.operation().data().map(RecordJson::tree);
        data.ifPresentOrElse(tree -> json.set("data", tree), () -> json.putNull("data"));
        return new Answer(json, quarantined.operation().opId() + "  " + quarantined.operation().key() + "  "
                + quarantined.reason() + ": " + quarantined.message());
    }
}
