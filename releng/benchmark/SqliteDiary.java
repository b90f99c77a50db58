import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;
import org.larder.rules.SearchText;

/**
 * The baseline: SQLite in WAL mode with synchronous=FULL, prepared statements kept. It answers as its normalised schema
 * suggests: a day joins the foods, totals are joined and grouped.
 */
final class SqliteDiary implements Subject {

    private static final Instant PULLED = Instant.parse("2026-07-01T00:00:00Z");

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private Connection connection;
    private byte[] last = {};
    private int counter;

    @Override
    public void open(Path folder) {
        sql(() -> {
            Files.createDirectories(folder);
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("diary.sqlite"));
            execute(List.of("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"));
            execute(SqliteSchema.TABLES);
            connection.setAutoCommit(false);
            return 0;
        });
    }

    @Override
    public synchronized void log(int food, double grams, LocalDate day) {
        transaction(() -> {
            UUID product = World.foodId(food);
            Product found = find(product);
            Consumption entry = new Consumption(product, grams, Instant.now(), Optional.of(day), Optional.empty(),
                    Optional.empty(), Optional.of(found.snapshot()), Extras.NONE);
            run(SqliteStatements.INSERT_STEP, bytes(ids.generate()), "Log " + found.name());
            insertEntry(ids.generate(), entry, stamp(), 0);
            note(1, entry, 0);
        });
    }

    @Override
    public synchronized void importFoods(List<Product> foods) {
        transaction(() -> {
            run(SqliteStatements.INSERT_STEP, bytes(ids.generate()), "Import foods");
            for (int i = 0; i < foods.size(); i++) {
                insertFood(ids.generate(), foods.get(i), stamp(), 0);
                note(0, foods.get(i), i);
            }
        });
    }

    /** The operation and the image of the record that was inserted last. */
    private void note(int type, Data after, int position) throws SQLException {
        byte[] id = last;
        run(SqliteStatements.INSERT_PENDING, bytes(ids.generate()), type, id);
        run(SqliteStatements.INSERT_IMAGE, position, type, id, RecordJson.text(after));
    }

    @Override
    public synchronized void addRows(World world, int from, int to) {
        pullEntries(world, from, to);
    }

    @Override
    public synchronized void pullFoods(World world, int from, int to) {
        transaction(() -> {
            for (int i = from; i < to; i++) {
                insertFood(World.foodId(i), world.food(i), stamp(), 1);
            }
        });
    }

    @Override
    public synchronized void pullEntries(World world, int from, int to) {
        transaction(() -> {
            for (int i = from; i < to; i++) {
                insertEntry(World.entryId(i), world.entry(i), stamp(), 1);
            }
        });
    }

    @Override
    public void loaded() {
        sql(() -> {
            connection.commit();
            connection.setAutoCommit(true);
            execute(SqliteSchema.SEARCH);
            connection.setAutoCommit(false);
            return 0;
        });
    }

    @Override
    public int day(LocalDate day) {
        return sql(() -> rows(SqliteStatements.DAY, day.toEpochDay()).size()
                + rows(SqliteStatements.GOAL, day.toString()).size());
    }

    @Override
    public int totals(LocalDate from, LocalDate to) {
        return sql(() -> rows(SqliteStatements.TOTALS, from.toEpochDay(), to.toEpochDay()).size());
    }

    @Override
    public int prefix(String text) {
        return sql(() -> rows(SqliteStatements.PREFIX, text, text + "\uffff").size());
    }

    @Override
    public int search(String words) {
        String match = Arrays.stream(words.split(" ")).map(word -> '"' + word + '"').collect(Collectors.joining(" "));
        return sql(() -> rows(SqliteStatements.SEARCH, match).size());
    }

    @Override
    public synchronized void close() {
        sql(() -> {
            connection.commit();
            connection.close();
            return 0;
        });
    }

    private Product find(UUID id) throws SQLException {
        List<Object> row = rows(SqliteStatements.FIND, bytes(id)).getFirst();
        return new Product((String) row.get(0), new Nutrients((Double) row.get(2), (Double) row.get(3),
                (Double) row.get(4), (Double) row.get(5)));
    }

    private void insertFood(UUID id, Product food, String stamp, int version) throws SQLException {
        last = bytes(id);
        Nutrients of = food.per100g();
        run(SqliteStatements.INSERT_PRODUCT, last, food.name(), SearchText.fold(food.name()), food.brand().orElse(null),
                food.barcode().orElse(null), of.calories(), of.protein(), of.fat(), of.carbs(), stamp, version,
                PULLED.toEpochMilli(), PULLED.toEpochMilli());
    }

    private void insertEntry(UUID id, Consumption entry, String stamp, int version) throws SQLException {
        last = bytes(id);
        long day = entry.localDate().orElseThrow().toEpochDay();
        run(SqliteStatements.INSERT_CONSUMPTION, last, bytes(entry.productId()), entry.amount(), day,
                entry.date().toEpochMilli(),
                entry.meal().map(Meal::name).orElse(null), entry.note().orElse(null), stamp, version,
                PULLED.toEpochMilli(), PULLED.toEpochMilli());
    }

    private String stamp() {
        return new Stamp(PULLED.toEpochMilli(), ++counter & Stamp.MAX_COUNTER, "dev1").toString();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private void run(String text, Object... values) throws SQLException {
        prepared(text, values).executeUpdate();
    }

    private List<List<Object>> rows(String text, Object... values) throws SQLException {
        List<List<Object>> all = new ArrayList<>();
        try (ResultSet rows = prepared(text, values).executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                all.add(Arrays.asList(row));
            }
        }
        return all;
    }

    private PreparedStatement prepared(String text, Object... values) throws SQLException {
        PreparedStatement statement = kept.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            kept.put(text, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void transaction(Writing writing) {
        sql(() -> {
            writing.run();
            connection.commit();
            return 0;
        });
    }

    private static <T> T sql(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the database. */
    private interface Asking<T> {
        T ask() throws SQLException, IOException;
    }

    /** Writes to the database. */
    private interface Writing {
        void run() throws SQLException;
    }
}
