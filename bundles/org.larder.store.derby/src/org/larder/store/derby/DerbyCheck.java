package org.larder.store.derby;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.larder.store.jdbc.Causes;
import org.larder.store.jdbc.Trouble;

/** Derby's own check of each table with its indexes. */
final class DerbyCheck {

    private static final String TABLES = "SELECT TABLENAME FROM SYS.SYSTABLES T JOIN SYS.SYSSCHEMAS S"
            + " ON T.SCHEMAID = S.SCHEMAID WHERE S.SCHEMANAME = CURRENT SCHEMA AND TABLETYPE = 'T' ORDER BY TABLENAME";
    private static final String CHECK = "VALUES SYSCS_UTIL.SYSCS_CHECK_TABLE(CURRENT SCHEMA, ?)";

    private DerbyCheck() {
    }

    /** Derby ends itself at a damaged page; the tables behind it are not checked then. */
    static List<String> of(Connection connection) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (String table : tables(connection)) {
            try {
                check(connection, table);
            } catch (SQLException e) {
                wrong.add("The table " + table + " is damaged: " + Causes.line(e));
                if (DerbyTrouble.of(e) == Trouble.DAMAGED) {
                    return wrong;
                }
            }
        }
        return wrong;
    }

    /** The check is made when its answer is read. */
    private static void check(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
            statement.setString(1, table);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
            }
        }
        connection.rollback();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
