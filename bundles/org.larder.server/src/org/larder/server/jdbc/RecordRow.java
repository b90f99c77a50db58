package org.larder.server.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.model.WireInstant;
import org.larder.json.RecordJson;

/** The columns of a record. */
final class RecordRow {

    static final String COLUMNS = "type, id, version, stamp, created_ms, data";

    private RecordRow() {
    }

    static RemoteRecord read(Columns columns, ResultSet row) throws SQLException {
        RecordType type = columns.type(row.getString("type"));
        String text = row.getString("data");
        Optional<Data> data = text == null ? Optional.empty() : Optional.of(RecordJson.stored(type, text));
        return new RemoteRecord(new RecordKey(type, row.getString("id")), row.getLong("version"),
                Stamp.parse(row.getString("stamp")), Instant.ofEpochMilli(row.getLong("created_ms")), data);
    }

    /** By what the lists are sorted. */
    static String sortKey(Columns columns, Optional<Data> data) {
        return data.map(present -> switch (present) {
            case Product product -> columns.nameKey(product.name());
            case Consumption consumption -> WireInstant.text(consumption.date());
            case Goal goal -> "";
        }).orElse("");
    }

    static String searchText(Optional<Data> data) {
        return data.map(present -> present instanceof Product product ? folded(product.name()) : "").orElse("");
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
