package org.larder.server.records;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.rules.Texts;
import org.larder.server.account.SignedIn;
import org.larder.server.store.ListPosition;
import org.larder.server.store.ServerStore;
import org.larder.server.web.Input;
import org.larder.server.web.Limits;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;

/** {@code products.*}. */
public final class ProductProcedures implements ProcedureFamily {

    private static final int NAME = 200;
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 500;

    private final ServerStore store;
    private final SignedIn signedIn;
    private final CrudWrites writes;

    public ProductProcedures(ServerStore store, SignedIn signedIn, InstantSource clock) {
        this.store = store;
        this.signedIn = signedIn;
        writes = new CrudWrites(store, clock, RecordType.PRODUCT, "id");
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(
                Procedure.query("products.get",
                        signedIn.only((user, input) -> Records.get(store, RecordType.PRODUCT, user, input))),
                Procedure.query("products.list", signedIn.only(this::list)),
                Procedure.mutation("products.create", signedIn.only(writes::create)),
                Procedure.mutation("products.update", signedIn.only(writes::update)),
                Procedure.mutation("products.delete", signedIn.only(writes::delete)));
    }

    private JsonNode list(String userId, Optional<JsonNode> json) {
        Input input = Input.optional(json);
        String query = input.optionalText("query", NAME).orElse("");
        int limit = (int) input.optionalInteger("limit", 1, MAX_PAGE).orElse(PAGE);
        Optional<String> after = input.optionalText("after", Limits.BODY_BYTES);
        input.check();
        Optional<ListPosition> place = ListCursor.position(after,
                name -> name.length() <= NAME && Texts.storable(name));
        return store.read(userId,
                tables -> Records.page(tables.products(query, place, limit + 1), limit, ProductProcedures::cursor));
    }

    private static String cursor(RemoteRecord record) {
        String name = record.data().map(data -> data instanceof Product product ? product.name() : "").orElse("");
        return ListCursor.text(name, record.key().id());
    }
}
