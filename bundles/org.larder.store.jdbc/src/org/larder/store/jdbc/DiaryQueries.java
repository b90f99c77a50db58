package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;

/** The queries over consumptions. */
final class DiaryQueries {

    /** {@link #recent} looks at so many of the latest entries, so that its cost is bounded. */
    static final int LATEST = 10_000;

    private static final Sql DAY = new Sql("reading a day", Items.select(Table.CONSUMPTION) + Hint.CONSUMPTION_DAY
            + " WHERE R.\"DAY\" = ? ORDER BY R.\"DAY\" DESC, R.\"DATE\" DESC, R.ID DESC");
    private static final Sql TOTALS = new Sql("adding up days",
            "SELECT \"DAY\", COUNT(*), SUM(ENERGY), SUM(PROTEIN), SUM(FAT), SUM(CARBS) FROM CONSUMPTION"
                    + Hint.CONSUMPTION_DAY + " WHERE \"DAY\" BETWEEN ? AND ? GROUP BY \"DAY\" ORDER BY \"DAY\"");
    private static final Sql LATEST_ENTRIES = new Sql("reading the latest entries",
            "SELECT PRODUCT_ID, AMOUNT, MEAL, \"DAY\" FROM CONSUMPTION" + Hint.CONSUMPTION_DAY
                    + " WHERE \"DAY\" IS NOT NULL"
                    + " ORDER BY \"DAY\" DESC, \"DATE\" DESC, ID DESC FETCH FIRST " + LATEST + " ROWS ONLY");
    private static final Sql TIMES = new Sql("counting a product's entries",
            "SELECT COUNT(*) FROM CONSUMPTION" + Hint.CONSUMPTION_PRODUCT + " WHERE PRODUCT_ID = ?");

    private final Session session;
    private final Items items;

    DiaryQueries(Session session) {
        this.session = session;
        items = new Items(session);
    }

    List<DiaryEntry> day(LocalDate day) {
        List<DiaryEntry> entries = session.list(DAY,
                row -> new DiaryEntry(Items.read(Consumption.class, RecordType.CONSUMPTION, row), day),
                (int) day.toEpochDay());
        Collections.reverse(entries);
        return entries;
    }

    List<DayTotal> totals(LocalDate from, LocalDate to) {
        return session.list(TOTALS,
                row -> new DayTotal(LocalDate.ofEpochDay(row.getInt(1)), row.getLong(2),
                        new Nutrients(row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6))),
                (int) from.toEpochDay(), (int) to.toEpochDay());
    }

    List<LoggedProduct> recent(int limit) {
        Set<UUID> met = new HashSet<>();
        List<LoggedProduct> products = new ArrayList<>();
        session.each(LATEST_ENTRIES, row -> {
            UUID id = Columns.uuid(row.getBytes(1));
            if (met.add(id)) {
                product(id, Logged.read(row)).ifPresent(products::add);
            }
            return products.size() < limit;
        });
        return products;
    }

    private Optional<LoggedProduct> product(UUID id, Logged last) {
        return items.find(Product.class, RecordKey.product(id))
                .map(item -> new LoggedProduct(item, last.amount(), last.meal(), last.day(),
                        session.number(TIMES, Columns.id(id))));
    }

    /** How a product was last logged. */
    private record Logged(double amount, Optional<Meal> meal, LocalDate day) {
        static Logged read(ResultSet row) throws SQLException {
            return new Logged(row.getDouble(2), Columns.text(row, 3).map(Meal::new),
                    LocalDate.ofEpochDay(row.getInt(4)));
        }
    }
}
