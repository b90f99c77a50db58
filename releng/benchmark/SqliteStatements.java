/** What is asked of SQLite. */
final class SqliteStatements {

    static final String INSERT_PRODUCT = """
            INSERT INTO product (id, name, folded, brand, barcode, calories, protein, fat, carbs, last_modified,
                version, sync_timestamp, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)""";
    static final String INSERT_CONSUMPTION = """
            INSERT INTO consumption (id, product_id, amount, day, eaten_at, meal, note, last_modified, version,
                sync_timestamp, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)""";
    static final String INSERT_PENDING = """
            INSERT INTO pending_operation (op_id, type, id, state, base_version, tries) VALUES (?,?,?,0,0,0)""";
    static final String INSERT_STEP = "INSERT INTO undo_step (id, label, undone) VALUES (?,?,0)";
    static final String INSERT_IMAGE = """
            INSERT INTO undo_image (step, position, type, id, before_data, after_data)
            VALUES ((SELECT MAX(seq) FROM undo_step),?,?,?,NULL,?)""";
    static final String DAY = """
            SELECT c.id, c.amount, c.eaten_at, c.meal, c.note, c.last_modified, c.version, p.name, p.calories,
                p.protein, p.fat, p.carbs, o.seq
            FROM consumption c LEFT JOIN product p ON p.id = c.product_id
                LEFT JOIN pending_operation o ON o.type = 1 AND o.id = c.id
            WHERE c.day = ? AND c.deleted = 0 ORDER BY c.eaten_at, c.id""";
    static final String GOAL = """
            SELECT id, calories, protein, fat, carbs FROM goal WHERE id <= ? ORDER BY id DESC LIMIT 1""";
    static final String TOTALS = """
            SELECT c.day, COUNT(*), SUM(p.calories * c.amount / 100), SUM(p.protein * c.amount / 100),
                SUM(p.fat * c.amount / 100), SUM(p.carbs * c.amount / 100)
            FROM consumption c LEFT JOIN product p ON p.id = c.product_id
            WHERE c.day BETWEEN ? AND ? AND c.deleted = 0 GROUP BY c.day ORDER BY c.day""";
    static final String PREFIX = """
            SELECT id, name, brand, barcode, calories, protein, fat, carbs, last_modified, version
            FROM product WHERE folded >= ? AND folded < ? AND deleted = 0 ORDER BY folded, id LIMIT 20""";
    static final String SEARCH = """
            SELECT p.id, p.name, p.brand, p.barcode, p.calories, p.protein, p.fat, p.carbs, p.last_modified, p.version
            FROM product_search s JOIN product p ON p.rowid = s.rowid
            WHERE product_search MATCH ? AND p.deleted = 0 ORDER BY p.folded LIMIT 20""";
    static final String FIND = """
            SELECT name, brand, calories, protein, fat, carbs FROM product WHERE id = ? AND deleted = 0""";

    private SqliteStatements() {
    }
}
