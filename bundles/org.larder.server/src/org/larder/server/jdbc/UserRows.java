package org.larder.server.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.rules.OpRules;

/** Many rows of one user at once, inside a transaction. */
interface UserRows {

    /** Those of the records that there are. */
    Map<RecordKey, RemoteRecord> records(Collection<RecordKey> keys);

    /** Those of the receipts that there are. */
    Map<UUID, OpRules.Receipt> receipts(Collection<UUID> opIds);

    /** @param records each of another key */
    void write(List<NumberedRecord> records);

    void note(List<NotedReceipt> receipts);
}
