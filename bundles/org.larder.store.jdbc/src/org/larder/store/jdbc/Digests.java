package org.larder.store.jdbc;

import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.rules.RecordDigest;

/** Hashes over the base states (section 7.2 of the contract). */
final class Digests {

    private Digests() {
    }

    static Digest of(Session session, RecordType type) {
        Sql sql = new Sql("building a digest", "SELECT R.ID, R.\"_version\","
                + " CASE WHEN B.ID IS NULL AND R.DATA IS NULL OR B.ID IS NOT NULL AND B.DATA IS NULL THEN 1 ELSE 0 END"
                + " FROM " + Table.of(type).name() + " R LEFT JOIN BASE_RECORD B ON B.TYPE = " + Columns.number(type)
                + " AND B.ID = R.ID WHERE R.\"_version\" >= 1 ORDER BY R.ID");
        RecordDigest digest = new RecordDigest();
        session.each(sql, row -> {
            digest.add(Columns.idText(type, row.getBytes(1)), row.getLong(2), row.getInt(3) == 1);
            return true;
        });
        return digest.digest();
    }
}
