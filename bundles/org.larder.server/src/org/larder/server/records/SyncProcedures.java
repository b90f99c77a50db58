package org.larder.server.records;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.RecordType;
import org.larder.api.model.WireInstant;
import org.larder.json.RecordJson;
import org.larder.server.account.SignedIn;
import org.larder.server.store.FeedEntry;
import org.larder.server.store.ServerStore;
import org.larder.server.store.UserReader;
import org.larder.server.web.Input;
import org.larder.server.web.Limits;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;

/** {@code sync.*}: operations in, the feed out, and what proves that both ends hold the same. */
public final class SyncProcedures implements ProcedureFamily {

    private static final int PAGE = 200;
    private static final int CURSOR = 64;

    private final ServerStore store;
    private final SignedIn signedIn;
    private final InstantSource clock;

    public SyncProcedures(ServerStore store, SignedIn signedIn, InstantSource clock) {
        this.store = store;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(Procedure.mutation("sync.push", signedIn.only(new PushProcedure(store, clock)::push)),
                Procedure.query("sync.pull", signedIn.only(this::pull)),
                Procedure.query("sync.status", signedIn.only(this::status)),
                Procedure.query("sync.digest", signedIn.only(new DigestProcedure(store, clock)::digest)));
    }

    private JsonNode pull(String userId, Optional<JsonNode> json) {
        Input input = Input.optional(json);
        Optional<String> cursor = input.nullableText("cursor", CURSOR);
        int limit = (int) input.optionalInteger("limit", 1, Limits.PULL).orElse(PAGE);
        Set<RecordType> types = TypesForm.read(input);
        input.check();
        return store.read(userId, tables -> pull(tables, SyncCursor.number(tables, cursor), limit, types));
    }

    private JsonNode pull(UserReader tables, long after, int limit, Set<RecordType> types) {
        List<FeedEntry> found = tables.changes(after, limit + 1, types);
        boolean more = found.size() > limit;
        List<FeedEntry> page = more ? found.subList(0, limit) : found;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode changes = answer.putArray("changes");
        page.forEach(entry -> changes.add(RecordJson.record(entry.record())));
        answer.put("cursor", more ? SyncCursor.of(tables, page.get(limit - 1).number()) : SyncCursor.of(tables));
        return answer.put("hasMore", more).put("serverTime", WireInstant.text(clock.instant()));
    }

    private JsonNode status(String userId, Optional<JsonNode> input) {
        return store.read(userId, tables -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("highWater", SyncCursor.of(tables));
            ObjectNode counts = answer.putObject("counts");
            tables.liveCounts().forEach((type, count) -> counts.put(type.wire(), count));
            return answer.put("serverTime", WireInstant.text(clock.instant()));
        });
    }
}
