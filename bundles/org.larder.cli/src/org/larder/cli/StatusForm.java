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
import org.larder.api.sync.MassDelete;
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
        status.held().ifPresentOrElse(held -> json.set("held", json(held)), () -> json.putNull("held"));
        String phase = status.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Answer(json, phase + ", " + counts.pending() + " changes kept here, " + counts.quarantined()
                + " need you" + status.held().map(StatusForm::question).or(status::reason)
                        .map(reason -> ": " + reason).orElse(""));
    }

    private static ObjectNode json(MassDelete held) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("vanishing", held.vanishing())
                .put("live", held.live())
                .put("backup", held.backup());
        return json;
    }

    /** What a person is asked, and how to answer. */
    static String question(MassDelete held) {
        return "By what the server says, " + held.vanishing() + " of " + held.live()
                + " records here would be deleted. Nothing was deleted yet; the backup " + held.backup()
                + " was made. Say: sync resume --accept-deletes, or: sync resume --keep.";
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
