package org.larder.cli;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.connection.ConnectionState;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.WireInstant;
import org.larder.api.profile.Profile;
import org.larder.api.sync.SyncStatus;
import org.larder.json.Json;

/** How states look. */
final class StatusForm {

    private StatusForm() {
    }

    static Answer sync(SyncStatus status) {
        QueueCounts counts = status.counts();
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("phase", status.phase().name())
                .put("done", status.done())
                .put("total", status.total())
                .put("pending", counts.pending())
                .put("waiting", counts.waiting())
                .put("inFlight", counts.inFlight())
                .put("quarantined", counts.quarantined());
        Forms.put(json, "lastSuccess", status.lastSuccess().map(WireInstant::text));
        Forms.put(json, "nextTry", status.nextTry().map(WireInstant::text));
        Forms.put(json, "reason", status.reason());
        String phase = status.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Answer(json, phase + ", " + counts.pending() + " changes kept here, " + counts.quarantined()
                + " need you" + status.reason().map(reason -> ": " + reason).orElse(""));
    }

    static Answer store(StoreSwitch stores, Profile profile) {
        StoreState state = stores.state();
        String folder = profile.storeFolder(state.engine()).toString();
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("engine", state.engine())
                .put("state", state.getClass().getSimpleName())
                .put("text", state.text())
                .put("folder", folder)
                .put("generation", profile.settings().generation())
                .put("encrypted", stores.encrypted())
                .put("deviceId", profile.deviceId());
        ArrayNode engines = json.putArray("engines");
        stores.engines().stream().sorted().forEach(engines::add);
        return new Answer(json,
                state.engine() + (stores.encrypted() ? ", encrypted," : "") + " in " + folder + ": " + state.text());
    }

    static Answer connection(ConnectionState state) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("state", state.getClass().getSimpleName())
                .put("text", state.text())
                .put("since", WireInstant.text(state.since()));
        return new Answer(json, state.text());
    }
}
