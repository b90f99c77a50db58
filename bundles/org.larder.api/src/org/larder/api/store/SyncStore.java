package org.larder.api.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Buckets;
import org.larder.api.model.Data;
import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;

/**
 * The sync manager's side of a store. Every method is one transaction, but for {@link #takeBatch}, {@link #settle} and
 * {@link #applyRemote}, which may let edits and readers come between their steps; all are durable on return.
 * State is derived from rows; there are no flags that a crash could leave behind.
 */
public interface SyncStore {

    /** Operations, counted. */
    QueueCounts counts();

    /** How far the remote feed was read, and of which remote. */
    FeedPosition feed();

    /** Whether the profile holds any record, tombstone or operation at all. */
    boolean empty();

    /**
     * Names the remote that cursor, versions and acknowledgements belong to. For another one than before a new epoch
     * begins: the cursor is void, operations in flight go back to waiting with new opIds and baseVersion 0, and a full pull
     * is due. The first attachment of a profile with records is such an epoch too.
     */
    void attach(String remote);

    /** Voids the cursor: a full pull is due, at whose end everything that the remote lacks is queued again (contract 7). */
    void restartFeed();

    /** What the device's clock must be corrected by, as the last valid probe measured it (contract 5). */
    void clockOffset(Duration offset);

    /**
     * The next operations to send. Those in flight come first, with the texts they were frozen with; then waiting ones are
     * frozen, products before the rest, each in creation order. No record has two operations in the answer. What was taken
     * when the program ends in between is in flight, and comes first the next time.
     *
     * @param maxOps the most operations
     * @param maxBytes the most bytes of their texts together; one operation is returned even if it is larger
     * @param except operations in flight to be left out for now
     */
    List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except);

    /**
     * Takes over what became of operations, each whole. Unknown opIds are ignored (an answer came twice). What is not settled
     * when the program ends in between stays in flight. An entry that was refused for want of its product is not counted as
     * tried while the product's operation is still to be settled; one that was quarantined for it waits again as soon as the
     * remote has the product, by an answer or a page of the feed.
     */
    void settle(List<Settlement> settlements);

    /**
     * Merges a page of the feed and stores its cursor (contract 7.1). A store may let edits and readers come between the
     * records of a page: then it is merged in more than one transaction, the last of which stores the cursor, and a page that
     * was cut short by the end of the program comes again. A page whose remote is not the attached one, or whose start is
     * not the stored cursor, changes nothing.
     *
     * @return records that changed what people see
     */
    int applyRemote(FeedPage page);

    /**
     * How many records that live here the page would delete if it was applied now; those with operations do not count, for
     * they stay.
     */
    long vanishing(FeedPage page);

    /** Records that live here, of all types. */
    long live();

    /**
     * Merges records that came beside the feed, as {@link #applyRemote} does, but leaves cursor and full pull as they are.
     * Records of another remote than the attached one change nothing.
     *
     * @return records that changed what people see
     */
    int preview(String remote, List<RemoteRecord> records);

    /** The hash over the base states: records with version at least 1, tombstones included (contract 7.2). */
    Digest digest(RecordType type);

    /** The same over the records whose id begins with the prefix, by the next character; entries if there are 64 or fewer. */
    Buckets buckets(RecordType type, String prefix);

    /**
     * Queues records again that the remote lost or has in an older version: as new operations of the same data and stamp.
     * Those with an operation are left as they are.
     *
     * @param versions the version that the remote has, 0 for none
     * @return how many were queued
     */
    int requeue(Map<RecordKey, Long> versions);

    /** Operations that need a person, oldest first. */
    Page<QuarantinedOperation> quarantined(Optional<String> after, int limit);

    /**
     * Makes a quarantined operation wait again, as a new operation of the same data and stamp.
     *
     * @return whether there was one
     */
    boolean retry(UUID opId);

    /**
     * Replaces what a quarantined operation says, and makes it wait again, in one transaction that can be undone as one
     * step: as an edit of the record does.
     *
     * @param data as a person corrected it; of the type of the operation's record
     * @return whether there was one
     */
    boolean correct(UUID opId, Data data);

    /**
     * Takes a quarantined operation out: the record becomes what the remote last said (or goes, if it never did), the value
     * goes to the ledger.
     *
     * @return whether there was one
     */
    boolean discard(UUID opId);
}
