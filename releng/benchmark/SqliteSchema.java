import java.util.List;

/**
 * A diary as one would build it on SQLite: normalised, with the usual indexes, and with the
 * rows that Larder writes beside a record.
 */
final class SqliteSchema {

    static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS product (
                id BLOB PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, brand TEXT, barcode TEXT,
                calories REAL NOT NULL, protein REAL NOT NULL, fat REAL NOT NULL, carbs REAL NOT NULL,
                deleted INTEGER NOT NULL DEFAULT 0, last_modified TEXT NOT NULL, version INTEGER NOT NULL,
                sync_timestamp INTEGER, created_at INTEGER NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS consumption (
                id BLOB PRIMARY KEY, product_id BLOB NOT NULL, amount REAL NOT NULL, day INTEGER NOT NULL,
                eaten_at INTEGER NOT NULL, meal TEXT, note TEXT,
                deleted INTEGER NOT NULL DEFAULT 0, last_modified TEXT NOT NULL, version INTEGER NOT NULL,
                sync_timestamp INTEGER, created_at INTEGER NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS goal (
                id TEXT PRIMARY KEY, calories REAL, protein REAL, fat REAL, carbs REAL, goal_type TEXT,
                last_modified TEXT NOT NULL, version INTEGER NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS pending_operation (
                seq INTEGER PRIMARY KEY, op_id BLOB NOT NULL, type INTEGER NOT NULL, id BLOB NOT NULL,
                state INTEGER NOT NULL, base_version INTEGER NOT NULL, tries INTEGER NOT NULL, payload TEXT)""", """
            CREATE TABLE IF NOT EXISTS undo_step (
                seq INTEGER PRIMARY KEY, id BLOB NOT NULL, label TEXT NOT NULL, undone INTEGER NOT NULL)""", """
            CREATE TABLE IF NOT EXISTS undo_image (
                step INTEGER NOT NULL, position INTEGER NOT NULL, type INTEGER NOT NULL, id BLOB NOT NULL,
                before_data TEXT, after_data TEXT, PRIMARY KEY (step, position)) WITHOUT ROWID""",
            "CREATE INDEX IF NOT EXISTS product_name ON product (folded)",
            "CREATE INDEX IF NOT EXISTS product_barcode ON product (barcode)",
            "CREATE INDEX IF NOT EXISTS consumption_day ON consumption (day, eaten_at)",
            "CREATE INDEX IF NOT EXISTS consumption_product ON consumption (product_id)",
            "CREATE UNIQUE INDEX IF NOT EXISTS pending_record ON pending_operation (type, id, state)",
            "CREATE UNIQUE INDEX IF NOT EXISTS pending_op_id ON pending_operation (op_id)",
            "CREATE UNIQUE INDEX IF NOT EXISTS undo_step_id ON undo_step (id)");

    static final List<String> SEARCH = List.of(
            "CREATE VIRTUAL TABLE product_search USING fts5(folded, content='product', tokenize='trigram')",
            "INSERT INTO product_search(product_search) VALUES ('rebuild')", "ANALYZE");

    private SqliteSchema() {
    }
}
