package org.larder.server.records;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.CivilDate;
import org.larder.api.model.RecordType;
import org.larder.server.account.SignedIn;
import org.larder.server.store.ServerStore;
import org.larder.server.store.UserReader;
import org.larder.server.web.Input;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;

/** {@code goals.*}. */
public final class GoalProcedures implements ProcedureFamily {

    private final ServerStore store;
    private final SignedIn signedIn;
    private final CrudWrites writes;

    public GoalProcedures(ServerStore store, SignedIn signedIn, InstantSource clock) {
        this.store = store;
        this.signedIn = signedIn;
        writes = new CrudWrites(store, clock, RecordType.GOAL, "effectiveFrom");
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(Procedure.query("goals.get", signedIn.only(this::get)),
                Procedure.query("goals.list", signedIn.only(this::list)),
                Procedure.mutation("goals.set", signedIn.only(writes::set)),
                Procedure.mutation("goals.delete", signedIn.only(writes::delete)));
    }

    private JsonNode get(String userId, Optional<JsonNode> json) {
        Input input = Input.required(json);
        Optional<LocalDate> date = input.parsed("date", CivilDate::of,
                "must be a real date YYYY-MM-DD of the years 1900 to 2999");
        input.check();
        return store.read(userId, tables -> Settled.json(tables.goalOn(date.orElseThrow().toString())));
    }

    private JsonNode list(String userId, Optional<JsonNode> input) {
        return store.read(userId, (UserReader tables) -> Records.items(tables.goals()));
    }
}
