package org.larder.server.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.WireInstant;

/** {@code health.*}: who this server is. */
public final class HealthProcedures implements ProcedureFamily {

    private final Supplier<String> epoch;
    private final InstantSource clock;

    public HealthProcedures(Supplier<String> epoch, InstantSource clock) {
        this.epoch = epoch;
        this.clock = clock;
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(Procedure.query("health.ping", this::ping));
    }

    private JsonNode ping(Caller caller, Optional<JsonNode> input) {
        Instant now = clock.instant();
        ObjectNode pong = JsonNodeFactory.instance.objectNode();
        pong.put("ok", true).put("protocol", "nutrition-sync/1").put("minClient", 1).put("maxClient", 1);
        pong.putArray("features").add("batch").add("stream").add("sse").add("crud").add("digest");
        pong.put("serverTime", WireInstant.text(now)).put("serverTimeMs", now.toEpochMilli());
        pong.put("epoch", epoch.get()).put("maxClockAheadMs", Limits.CLOCK_AHEAD_MS);
        Limits.describe(pong.putObject("limits"));
        return pong;
    }
}
