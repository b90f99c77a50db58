package org.larder.server.jdbc;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Every statement on users' data names the user, so that a database that is spread over machines asks one of them. What is
 * nobody's, or is looked for by something else, stands here.
 */
final class StatementRule {

    private static final Pattern BY_USER = Pattern.compile("\\buser_id = \\?");
    private static final Pattern FOR_USER = Pattern.compile("^INSERT INTO \\w+ \\([^)]*\\buser_id\\b[^)]*\\)");
    private static final List<String> OTHERS = List.of("SELECT user_id FROM email_owner WHERE email = ?",
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", "SELECT pg_notify(?, ?)",
            "SELECT text FROM store_meta WHERE name = 'epoch'", "SELECT secret FROM server_key ORDER BY number DESC");

    private StatementRule() {
    }

    static boolean namesTheUser(String sql) {
        return BY_USER.matcher(sql).find() || FOR_USER.matcher(sql).find() || OTHERS.contains(sql);
    }
}
