package org.larder.cli;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.data.Conflicts;
import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.RecordKey;
import org.larder.api.model.WireInstant;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code larder conflicts}. */
@Command(name = "conflicts", description = "Values that lost against others; they are kept for a year.")
final class ConflictCommands {

    private final Session session;

    ConflictCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Lists them, latest first, with both values.")
    Answer list(@Mixin Paging paging) {
        int limit = paging.limit();
        return Forms.page(conflicts().list(paging.after(), limit), ConflictCommands::form);
    }

    @Command(description = "Makes lost values current again, as ordinary changes that can be undone.")
    Answer restore(
            @Parameters(paramLabel = "NUMBER", arity = "1..*", description = "As list tells it.") List<Long> numbers) {
        List<Answer> restored = numbers.stream().map(conflicts()::restore).map(ConflictCommands::restored).toList();
        return new Answer(Json.MAPPER.createObjectNode().set("restored", Forms.array(restored)), Forms.lines(restored));
    }

    private Conflicts conflicts() {
        return session.services().data().conflicts();
    }

    private static Answer restored(RecordKey key) {
        return new Answer(Json.MAPPER.createObjectNode().put("type", key.type().wire()).put("id", key.id()),
                key + " restored");
    }

    private static Answer form(LedgerEntry entry) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("number", entry.id())
                .put("kind", entry.kind().name())
                .put("type", entry.key().type().wire())
                .put("id", entry.key().id())
                .put("at", WireInstant.text(entry.at()))
                .put("lostStamp", entry.lostStamp().toString())
                .put("winnerStamp", entry.winnerStamp().toString());
        value(json, "lost", entry.lost());
        value(json, "winner", entry.winner());
        return new Answer(json,
                entry.id() + "  " + WireInstant.text(entry.at()) + "  " + entry.kind() + "  " + entry.key());
    }

    private static void value(ObjectNode json, String field, Optional<Data> data) {
        data.map(RecordJson::tree).ifPresentOrElse(tree -> json.set(field, tree), () -> json.putNull(field));
    }
}
