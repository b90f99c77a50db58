package org.larder.server.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.rules.OpRules;

/** Reads and writes one user's tables inside a transaction under that user's lock. */
public interface UserWriter extends UserReader {

    /** Says what will be asked for one by one, so that it can be read at once. */
    void expect(Collection<RecordKey> records, Collection<UUID> receipts);

    /** Writes the record and gives it the user's next number. */
    void put(RemoteRecord record);

    /** What became of the operation when it first came. */
    Optional<OpRules.Receipt> receipt(UUID opId);

    /** Notes what became of an operation that was not known. */
    void receipt(UUID opId, OpRules.Receipt receipt, Instant now);
}
