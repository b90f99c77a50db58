package org.larder.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.store.StoreException;
import org.larder.store.jdbc.PendingOperation.State;

/** Writes pieces into the tables as they are, in a transaction: nothing is queued, filled in or told. */
final class Filling {

    private static final Inserts BASES = new Inserts("adding base states", "BASE_RECORD", List.of("TYPE", "ID", "DATA",
            "\"_lastModified\"", "\"_version\"", "\"_syncTimestamp\"", "CREATED_AT"));
    private static final Inserts OPERATIONS = new Inserts("adding operations", "PENDING_OPERATION",
            List.of("SEQ", "OP_ID", "TYPE",
                    "ID", "STATE", "WAVE", "BASE_VERSION", "HANDED", "TRIES", "FROZEN", "REASON", "MESSAGE", "SINCE"));
    private static final Inserts LEDGER = new Inserts("adding the conflict ledger", "LEDGER",
            List.of("SEQ", "KIND", "TYPE", "ID",
                    "LOST", "LOST_STAMP", "WINNER", "WINNER_STAMP", "NOTICED_AT"));
    private static final Inserts STEPS = new Inserts("adding undo steps", "UNDO_STEP",
            List.of("SEQ", "ID", "LABEL", "UNDONE"));
    private static final Inserts IMAGES = new Inserts("adding undo steps", "UNDO_IMAGE",
            List.of("STEP", "POSITION", "TYPE", "ID",
                    "BEFORE_UTF8", "AFTER_UTF8"));

    /** Of the full pulls counted here none brought it. */
    private static final long NO_FULL_PULL = 0;

    private final Transaction tx;

    Filling(Transaction tx) {
        this.tx = tx;
    }

    /** Adds pieces; the counters go on behind them. */
    void add(List<Piece> pieces) {
        boolean postponed = tx.postponing().begin();
        Ahead.each(pieces, Filling::ready, ready -> {
            add(ready, postponed);
            return true;
        });
        tx.changes().hush();
        tx.sequences().reread(tx.session());
        tx.remembered().steps().forget();
    }

    /**
     * Takes records of which none is there or that are newer. Operations made on what was there before go with it: the
     * full pull that follows makes new ones.
     *
     * @return records taken
     */
    int merge(List<Piece.Stored> records) {
        int taken = (int) records.stream().filter(this::merge).count();
        tx.changes().hush();
        return taken;
    }

    private boolean merge(Piece.Stored piece) {
        RecordKey key = piece.key();
        tx.session().about(key);
        Optional<StoredRecord> before = tx.records().find(key);
        if (before.filter(record -> !piece.lastModified().after(record.stamp())).isPresent()) {
            return false;
        }
        before.ifPresent(record -> {
            tx.operations().of(key).forEach(tx.operations()::remove);
            tx.bases().remove(key);
            tx.records().remove(record);
        });
        tx.records().add(Records.row(record(piece, NO_FULL_PULL), piece.day()), true);
        return true;
    }

    private static Ready ready(Piece piece) {
        return new Ready(piece, piece instanceof Piece.Stored stored
                ? Optional.of(Records.row(record(stored, stored.seen()), stored.day()))
                : Optional.empty());
    }

    /** @param postponed whether totals are made later */
    private void add(Ready ready, boolean postponed) {
        switch (ready.piece()) {
            case Piece.Fact fact -> put(fact);
            case Piece.Stored stored -> tx.records().add(ready.row().orElseThrow(), !postponed);
            case Piece.Base base -> add(base);
            case Piece.Queued queued -> queue(queued);
            case Piece.Noted noted -> tx.session()
                    .insert(LEDGER, noted.sequence(), noted.kind().name(), number(noted.key()), Columns.id(noted.key()),
                            noted.lost(), noted.lostStamp().toString(), noted.winner(), noted.winnerStamp().toString(),
                            noted.at().toEpochMilli());
            case Piece.Step step -> tx.session()
                    .insert(STEPS, step.sequence(), Columns.id(step.id()), step.label(), step.undone());
            case Piece.Image image -> tx.session()
                    .insert(IMAGES, image.step(), image.position(), number(image.key()), Columns.id(image.key()),
                            Columns.utf8(image.before()), Columns.utf8(image.after()));
        }
    }

    private void add(Piece.Base base) {
        tx.totals().note(base.lastModified());
        tx.session()
                .insert(BASES, number(base.key()), Columns.id(base.key()), base.json(), base.lastModified().toString(),
                        base.version(), base.syncTimestamp().map(Instant::toEpochMilli),
                        base.createdAt().toEpochMilli());
    }

    private void put(Piece.Fact fact) {
        if (Meta.OWN.contains(fact.name())) {
            throw new StoreException("What a database says about its tables cannot be carried from store to store.");
        }
        tx.meta().put(fact.name(), fact.content());
    }

    private void queue(Piece.Queued queued) {
        tx.operations().written(queued.key(), State.values()[queued.state().ordinal()], queued.sequence());
        tx.session()
                .insert(OPERATIONS, queued.sequence(), Columns.id(queued.opId()), number(queued.key()),
                        Columns.id(queued.key()), queued.state().ordinal(),
                        Operations.wave(queued.key()),
                        queued.baseVersion(), queued.handed(), queued.tries(), queued.frozen(), queued.reason(),
                        queued.message(), queued.since().map(Instant::toEpochMilli));
    }

    private static StoredRecord record(Piece.Stored piece, long seen) {
        return new StoredRecord(piece.key(), piece.json(), piece.lastModified(), piece.version(), piece.syncTimestamp(),
                piece.createdAt(), seen, Optional.empty());
    }

    private static int number(RecordKey key) {
        return Columns.number(key.type());
    }

    /** A piece, and the row if it is a record. */
    private record Ready(Piece piece, Optional<NewRow> row) {
    }
}
