package org.larder.exchange;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Inventory;
import org.larder.json.Json;

/**
 * The form of an archive: one JSON document, whose first line is {@link #HEAD}. A piece in each line follows, in the order
 * that all stores share, a comma between. The last line closes the list and counts and hashes it, as {@link Inventory} says.
 */
final class ArchiveForm {

    static final int VERSION = 1;
    static final String HEAD = "{\"larder\":\"archive\",\"version\":" + VERSION + ",\"pieces\":[";
    static final String FOOT = "],";

    private ArchiveForm() {
    }

    static String foot(Inventory inventory) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ObjectNode counts = json.putObject("counts");
        new TreeMap<>(inventory.rows()).forEach(counts::put);
        json.put("sha256", inventory.hash());
        return FOOT + Json.write(json).substring(1);
    }

    /** @throws org.larder.api.model.ValidationException if it is none */
    static Inventory inventory(String foot) {
        Members in = Members.of("{" + foot.substring(FOOT.length()));
        Map<String, Long> counts = new TreeMap<>();
        Members rows = Members.of(Members.need("counts", in.take("counts")));
        rows.names().forEach(name -> counts.put(name, rows.number(name)));
        Inventory inventory = new Inventory(counts, in.text("sha256"));
        in.end();
        return inventory;
    }
}
