package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the tables agree with each other. */
final class Consistency {

    private static final Map<String, Sql> QUESTIONS = questions();

    private Consistency() {
    }

    /** Rows that lack what they belong to, counted; in sentences. */
    static List<String> rows(Session session) {
        List<String> wrong = new ArrayList<>();
        QUESTIONS.forEach((what, sql) -> {
            long count = session.number(sql);
            if (count > 0) {
                wrong.add(what + ": " + count + ".");
            }
        });
        return wrong;
    }

    private static Map<String, Sql> questions() {
        Map<String, Sql> questions = new TreeMap<>();
        for (Table table : Table.values()) {
            questions.put("Operations without their record among " + table.type().wire(),
                    count("PENDING_OPERATION P WHERE P.TYPE = " + Columns.number(table.type())
                            + " AND NOT EXISTS (SELECT 1 FROM " + table.name() + " R WHERE R.ID = P.ID)"));
        }
        questions.put("Operations that were refused, without their text",
                count("PENDING_OPERATION WHERE STATE = 2 AND FROZEN IS NULL"));
        questions.put("Records with several operations of a kind",
                count("PENDING_OPERATION P WHERE EXISTS (SELECT 1 FROM PENDING_OPERATION Q" + Hint.PENDING_RECORD
                        + "WHERE Q.ID = P.ID AND Q.TYPE = P.TYPE AND Q.STATE = P.STATE AND Q.SEQ < P.SEQ)"));
        questions.put("Base states without an operation", count("BASE_RECORD B WHERE NOT EXISTS"
                + " (SELECT 1 FROM PENDING_OPERATION P WHERE P.TYPE = B.TYPE AND P.ID = B.ID)"));
        return questions;
    }

    private static Sql count(String from) {
        return new Sql("checking the tables", "SELECT COUNT(*) FROM " + from);
    }
}
