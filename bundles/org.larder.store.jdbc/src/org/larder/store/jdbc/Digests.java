package org.larder.store.jdbc;

import java.util.Optional;

import org.larder.api.model.Buckets;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.rules.BucketTaking;
import org.larder.rules.RecordDigest;

/** Hashes over the base states (section 7.2 of the contract). */
final class Digests {

    private Digests() {
    }

    static Digest of(Session session, RecordType type) {
        RecordDigest digest = new RecordDigest();
        session.each(sql(type, "", "", ""), row -> {
            digest.add(Columns.idText(type, row.getBytes(1)), row.getLong(2), row.getInt(3) == 1);
            return true;
        });
        return digest.digest();
    }

    static Buckets buckets(Session session, RecordType type, String prefix) {
        BucketTaking taking = new BucketTaking(prefix);
        Optional<IdRange> range = IdRange.of(type, prefix);
        range.ifPresent(ids -> session.each(sql(type, Hint.key(Table.of(type).name() + "_KEY"), Hint.BASE_KEY,
                " AND R.ID >= ? AND R.ID <= ?"), row -> {
                    taking.add(Columns.idText(type, row.getBytes(1)), row.getLong(2), row.getInt(3) == 1);
                    return true;
                }, ids.first(), ids.last()));
        return taking.buckets();
    }

    private static Sql sql(RecordType type, String hint, String baseHint, String which) {
        return new Sql("building a digest", "SELECT R.ID, R.\"_version\","
                + " CASE WHEN B.ID IS NULL AND R.UTF8 IS NULL AND R.DATA IS NULL OR B.ID IS NOT NULL AND B.DATA IS NULL THEN 1 ELSE 0 END"
                + " FROM " + Table.of(type).name() + " R" + hint + " LEFT JOIN BASE_RECORD B" + baseHint
                + " ON B.TYPE = " + Columns.number(type) + " AND B.ID = R.ID WHERE R.\"_version\" >= 1" + which
                + " ORDER BY R.ID");
    }
}
