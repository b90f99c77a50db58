package org.larder.server.records;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.Consumption;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.WireInstant;
import org.larder.server.account.SignedIn;
import org.larder.server.store.ListPosition;
import org.larder.server.store.ServerStore;
import org.larder.server.web.Input;
import org.larder.server.web.Limits;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;

/** {@code consumptions.*}. */
public final class ConsumptionProcedures implements ProcedureFamily {

    private static final int PAGE = 500;
    private static final String INSTANT = "must be an instant like 2026-01-31T08:00:00.000Z";

    private final ServerStore store;
    private final SignedIn signedIn;
    private final CrudWrites writes;

    public ConsumptionProcedures(ServerStore store, SignedIn signedIn, InstantSource clock) {
        this.store = store;
        this.signedIn = signedIn;
        writes = new CrudWrites(store, clock, RecordType.CONSUMPTION, "id");
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(
                Procedure.query("consumptions.get",
                        signedIn.only((user, input) -> Records.get(store, RecordType.CONSUMPTION, user, input))),
                Procedure.query("consumptions.list", signedIn.only(this::list)),
                Procedure.mutation("consumptions.create", signedIn.only(writes::create)),
                Procedure.mutation("consumptions.update", signedIn.only(writes::update)),
                Procedure.mutation("consumptions.delete", signedIn.only(writes::delete)));
    }

    private JsonNode list(String userId, Optional<JsonNode> json) {
        Input input = Input.required(json);
        Optional<Instant> from = input.parsed("from", WireInstant::of, INSTANT);
        Optional<Instant> to = input.parsed("to", WireInstant::of, INSTANT);
        int limit = (int) input.optionalInteger("limit", 1, PAGE).orElse(PAGE);
        Optional<String> after = input.optionalText("after", Limits.BODY_BYTES);
        input.check();
        Optional<ListPosition> place = ListCursor.position(after, date -> WireInstant.of(date).isPresent());
        return store.read(userId, tables -> Records.page(tables.consumptions(WireInstant.text(from.orElseThrow()),
                WireInstant.text(to.orElseThrow()), place, limit + 1), limit, ConsumptionProcedures::cursor));
    }

    private static String cursor(RemoteRecord record) {
        String date = record.data()
                .map(data -> data instanceof Consumption consumption ? WireInstant.text(consumption.date()) : "")
                .orElse("");
        return ListCursor.text(date, record.key().id());
    }
}
