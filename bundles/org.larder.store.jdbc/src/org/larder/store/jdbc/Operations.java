package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.store.jdbc.PendingOperation.State;

/** The pending operations of a transaction. */
final class Operations {

    /** What {@link #read} takes. */
    static final String COLUMNS = "W.SEQ, W.OP_ID, W.TYPE, W.ID, W.STATE, W.BASE_VERSION, W.HANDED, W.TRIES, W.FROZEN,"
            + " W.REASON";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM PENDING_OPERATION W";
    private static final Sql OF_RECORD = new Sql("reading a record's operations",
            SELECT + Hint.PENDING_RECORD + "WHERE TYPE = ? AND ID = ?");
    private static final Sql FIND = new Sql("reading an operation",
            SELECT + Hint.PENDING_QUEUE + "WHERE STATE = ? AND OP_ID = ?");
    private static final Sql AGAIN = new Sql("reading an operation", SELECT + Hint.PENDING_KEY + "WHERE SEQ = ?");
    private static final Inserts INSERTS = new Inserts("queueing an operation", "PENDING_OPERATION",
            List.of("SEQ", "OP_ID",
                    "TYPE", "ID", "STATE", "WAVE", "BASE_VERSION", "HANDED", "TRIES"));
    private static final Sql REPLACE = new Sql("queueing an operation",
            "UPDATE PENDING_OPERATION SET OP_ID = ?, STATE = 0,"
                    + " BASE_VERSION = ?, HANDED = ?, TRIES = 0, FROZEN = NULL, REASON = NULL, MESSAGE = NULL, SINCE = NULL"
                    + " WHERE SEQ = ?");
    private static final Sql REBASE = new Sql("rebasing an operation",
            "UPDATE PENDING_OPERATION SET BASE_VERSION = ? WHERE SEQ = ?");
    private static final Sql SEND = send(1);
    private static final Sql SEND_MANY = send(Inserts.MANY);
    private static final Sql FREEZE = new Sql("freezing an operation",
            "UPDATE PENDING_OPERATION SET FROZEN = ? WHERE SEQ = ?");
    private static final Sql FAIL = new Sql("noting a failed try",
            "UPDATE PENDING_OPERATION SET REASON = ? WHERE SEQ = ?");
    private static final Sql DEFER = new Sql("counting a try",
            "UPDATE PENDING_OPERATION SET TRIES = TRIES + 1, REASON = ? WHERE SEQ = ?");
    private static final Sql QUARANTINE = new Sql("quarantining an operation",
            "UPDATE PENDING_OPERATION SET STATE = 2, FROZEN = ?, REASON = ?, MESSAGE = ?, SINCE = ? WHERE SEQ = ?");
    private static final Sql REMOVE = new Sql("removing an operation", "DELETE FROM PENDING_OPERATION WHERE SEQ = ?");
    private static final Sql REMOVE_ROW = new Sql("removing operations", "DELETE FROM PENDING_OPERATION"
            + " WHERE STATE = 1 AND WAVE = ? AND SEQ BETWEEN ? AND ?");
    private static final Sql IN_FLIGHT = new Sql("reading the operations in flight",
            SELECT + Hint.PENDING_QUEUE + "WHERE STATE = 1 ORDER BY STATE, WAVE, SEQ FETCH FIRST ? ROWS ONLY");
    private static final Sql WAITING = new Sql("reading the queue", SELECT + Hint.PENDING_QUEUE
            + "WHERE STATE = 0 AND WAVE = ? AND SEQ > ? ORDER BY STATE, WAVE, SEQ FETCH FIRST ? ROWS ONLY");
    private static final int REASON = 200;
    private static final int MESSAGE = 2000;

    private final Session session;
    private final AtomicLong sequence;
    private final Map<RecordKey, Integer> counted;
    private final Tally.Moves moves = new Tally.Moves();
    private final Map<UUID, PendingOperation> flying = new HashMap<>();
    private final Set<Long> touched = new HashSet<>();
    private final QueueHead head;
    private Optional<QueueHead.Look> looked = Optional.empty();

    /**
     * @param counted is told how many operations more records have
     * @param head is told at once of operations that wait again
     */
    Operations(Session session, AtomicLong sequence, Map<RecordKey, Integer> counted, QueueHead head) {
        this.session = session;
        this.sequence = sequence;
        this.counted = counted;
        this.head = head;
    }

    List<PendingOperation> of(RecordKey key) {
        return session.list(OF_RECORD, Operations::read, Columns.number(key.type()), Columns.id(key));
    }

    Optional<PendingOperation> find(UUID opId, State state) {
        return state == State.IN_FLIGHT
                ? findInFlight(opId)
                : session.first(FIND, Operations::read, state.ordinal(), Columns.id(opId));
    }

    /** A batch is settled one by one: what is in flight is read once. */
    private Optional<PendingOperation> findInFlight(UUID opId) {
        if (flying.isEmpty()) {
            inFlight(Integer.MAX_VALUE).forEach(operation -> flying.put(operation.opId(), operation));
        }
        Optional<PendingOperation> known = Optional.ofNullable(flying.get(opId));
        return known.filter(operation -> touched.contains(operation.seq())).isEmpty()
                ? known
                : session.first(AGAIN, Operations::read, known.orElseThrow().seq())
                        .filter(operation -> operation.state() == State.IN_FLIGHT && operation.opId().equals(opId));
    }

    /** The first ones, in the order of sending. */
    List<PendingOperation> inFlight(int limit) {
        return session.list(IN_FLIGHT, Operations::read, limit);
    }

    /** Whether a record has any. */
    static boolean any(Session session, RecordKey key) {
        return session.first(OF_RECORD, row -> row.getLong(1), Columns.number(key.type()), Columns.id(key)).isPresent();
    }

    /** The waiting operations of a wave behind a number, in the order of sending. */
    List<PendingOperation> waiting(int wave, long after, int limit) {
        return session.list(WAITING, Operations::read, wave, after, limit);
    }

    /** A look through the queue; how far it came is remembered with this transaction. */
    QueueHead.Look look() {
        QueueHead.Look look = head.look();
        looked = Optional.of(look);
        return look;
    }

    Optional<QueueHead.Look> looked() {
        return looked;
    }

    void insert(UUID opId, RecordKey key, long baseVersion, boolean handed) {
        changed(key, 1);
        moves.enter(State.WAITING, 1);
        session.insert(INSERTS, sequence.incrementAndGet(), Columns.id(opId), Columns.number(key.type()),
                Columns.id(key),
                State.WAITING.ordinal(), wave(key), baseVersion, handed, 0);
    }

    /** Products go first. */
    static int wave(RecordKey key) {
        return key.type() == RecordType.PRODUCT ? 0 : QueueHead.WAVES - 1;
    }

    /** Makes the operation a waiting one of another opId. */
    void replace(PendingOperation operation, UUID opId, long baseVersion, boolean handed) {
        moves.move(operation.state(), State.WAITING);
        head.waits(wave(operation.key()), operation.seq());
        change(REPLACE, operation, Columns.id(opId), baseVersion, handed);
    }

    void rebase(PendingOperation operation, long baseVersion) {
        change(REBASE, operation, baseVersion);
    }

    /** Waiting operations are in flight: what each says is that of its record, until {@link #freeze}. */
    void send(List<PendingOperation> waiting) {
        flying.clear();
        waiting.forEach(operation -> moves.move(operation.state(), State.IN_FLIGHT));
        Object[] numbers = waiting.stream().map(PendingOperation::seq).toArray();
        int many = numbers.length - numbers.length % Inserts.MANY;
        for (int at = 0; at < many; at += Inserts.MANY) {
            session.run(SEND_MANY, Arrays.copyOfRange(numbers, at, at + Inserts.MANY));
        }
        for (int at = many; at < numbers.length; at++) {
            session.run(SEND, numbers[at]);
        }
    }

    private static Sql send(int count) {
        return new Sql("freezing operations", "UPDATE PENDING_OPERATION SET STATE = 1, HANDED = 1 WHERE SEQ IN ("
                + String.join(", ", Collections.nCopies(count, "?")) + ")");
    }

    /** The record is about to say something else: what was sent of it is kept. */
    void freeze(StoredRecord record) {
        of(record.key()).stream()
                .filter(operation -> operation.state() == State.IN_FLIGHT && operation.frozen().isEmpty())
                .forEach(operation -> change(FREEZE, operation, operation.text(record)));
    }

    void fail(PendingOperation operation, String reason) {
        change(FAIL, operation, cut(reason, REASON));
    }

    void defer(PendingOperation operation, String reason) {
        change(DEFER, operation, cut(reason, REASON));
    }

    /** @param text what was sent */
    void quarantine(PendingOperation operation, String text, String reason, String message, Instant since) {
        moves.move(operation.state(), State.QUARANTINED);
        change(QUARANTINE, operation, text, cut(reason, REASON), cut(message, MESSAGE), since.toEpochMilli());
    }

    void remove(PendingOperation operation) {
        changed(operation.key(), -1);
        moves.enter(operation.state(), -1);
        change(REMOVE, operation);
    }

    /** As {@link #remove}, for operations in flight of a wave that stand one behind the other. */
    void remove(List<PendingOperation> row) {
        for (PendingOperation operation : row) {
            changed(operation.key(), -1);
            moves.enter(operation.state(), -1);
            touched.add(operation.seq());
        }
        session.run(REMOVE_ROW, wave(row.getFirst().key()), row.getFirst().seq(), row.getLast().seq());
    }

    /** An operation was written by others. */
    void written(RecordKey key, State state, long number) {
        changed(key, 1);
        moves.enter(state, 1);
        head.waits(wave(key), number);
    }

    /** How many operations more there are in each state. */
    Tally.Moves moves() {
        return moves;
    }

    private void change(Sql sql, PendingOperation operation, Object... values) {
        touched.add(operation.seq());
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = operation.seq();
        session.run(sql, all);
    }

    private void changed(RecordKey key, int by) {
        counted.merge(key, by, Integer::sum);
    }

    static PendingOperation read(ResultSet row) throws SQLException {
        return new PendingOperation(row.getLong(1), Columns.uuid(row.getBytes(2)), Columns.key(row, 3, 4),
                State.values()[row.getInt(5)], row.getLong(6), row.getInt(7) == 1, row.getInt(8),
                Columns.text(row, 9), Columns.text(row, 10));
    }

    /** No character is cut in half. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
