package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.Extras;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorePlace;
import org.larder.json.RecordJson;
import org.larder.testing.TestProfile;
import org.larder.testing.store.Everything;

/** A database that was filled and lacks its indexes and totals yet: whoever opens it makes them. */
record Unfinished(Path profile) {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 50;
    private static final int PRODUCTS = 40;
    private static final int ENTRIES = 2000;
    private static final int PAGE = 500;

    StorePlace place() {
        return TestProfile.place(new TestProfile(profile, "dev1"), DerbyEngine.NAME);
    }

    /** Makes it. */
    void make() {
        LocalStore store = new DerbyStorage().store(place());
        store.open();
        List<Piece> pieces = pieces();
        for (int from = 0; from < pieces.size(); from += PAGE) {
            store.contents().add(pieces.subList(from, Math.min(pieces.size(), from + PAGE)));
        }
        store.close();
    }

    /** Whether the indexes and totals are missing, as the database says. */
    boolean lacking() throws SQLException {
        DerbyEngine engine = new DerbyEngine(place());
        try (Connection connection = engine.start().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM META WHERE NAME = 'postponed'")) {
            return row.next() && row.getInt(1) == 1;
        } finally {
            engine.stop();
        }
    }

    /** Opens it; everything is there, the totals are right, and it can be edited. */
    void assertWhole() throws SQLException {
        LocalStore store = new DerbyStorage().store(place());
        store.open();
        try {
            assertThat(Everything.records(store)).containsExactlyInAnyOrderElementsOf(records());
            assertThat(store.check()).isEmpty();
            assertThat(store.<List<DayTotal>>read(reader -> reader.totals(FIRST, FIRST.plusDays(DAYS))))
                    .hasSize(DAYS)
                    .allSatisfy(total -> assertThat(total.entries()).isEqualTo(ENTRIES / DAYS));
            assertThat(store.<Integer>read(reader -> reader.frequent(PRODUCTS + 1).size())).isEqualTo(PRODUCTS);
        } finally {
            store.close();
        }
        assertThat(lacking()).isFalse();
        assertThat(indexes()).isEqualTo(4);
    }

    private int indexes() throws SQLException {
        DerbyEngine engine = new DerbyEngine(place());
        try (Connection connection = engine.start().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM SYS.SYSCONGLOMERATES WHERE"
                        + " CONGLOMERATENAME IN ('PRODUCT_NAME', 'PRODUCT_BARCODE', 'CONSUMPTION_DAY',"
                        + " 'CONSUMPTION_PRODUCT')")) {
            return row.next() ? row.getInt(1) : 0;
        } finally {
            engine.stop();
        }
    }

    private static List<Piece> pieces() {
        return List.copyOf(records());
    }

    private static List<Piece.Stored> records() {
        List<Piece.Stored> records = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++) {
            records.add(stored(RecordKey.product(product(i)), new Product("Food " + i, new Nutrients(100 + i, 1, 2, 3)),
                    Optional.empty()));
        }
        for (int i = 0; i < ENTRIES; i++) {
            LocalDate day = FIRST.plusDays(i % DAYS);
            Product food = new Product("Food", new Nutrients(200, 1, 2, 3));
            records.add(stored(RecordKey.consumption(new UUID(2, i)),
                    new Consumption(product(i % PRODUCTS), 100, day.atTime(12, 0).toInstant(ZoneOffset.UTC),
                            Optional.of(day),
                            Optional.empty(), Optional.empty(), Optional.of(food.snapshot()), Extras.NONE),
                    Optional.of(day)));
        }
        return records;
    }

    private static UUID product(int number) {
        return new UUID(1, number);
    }

    private static Piece.Stored stored(RecordKey key, Data data, Optional<LocalDate> day) {
        Stamp stamp = new Stamp(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli(), 0, "dev0");
        return new Piece.Stored(key, Optional.of(RecordJson.text(data)), stamp, 1, Optional.of(stamp.time()),
                stamp.time(), 0, day);
    }
}
