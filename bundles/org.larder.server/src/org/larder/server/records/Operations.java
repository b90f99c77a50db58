package org.larder.server.records;

import java.time.Instant;
import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.rules.OpRules;
import org.larder.rules.OpRules.Receipt;
import org.larder.rules.OpRules.Status;
import org.larder.rules.OpRules.Verdict;
import org.larder.server.store.UserWriter;

/** Carries out what the rules of operations decide: record and receipt in one transaction. */
final class Operations {

    private final UserWriter tables;
    private final Instant now;

    /**
     * @param tables of the user, locked
     * @param now the server's time
     */
    Operations(UserWriter tables, Instant now) {
        this.tables = tables;
        this.now = now;
    }

    Settled settle(SentOp op) {
        Optional<RemoteRecord> current = tables.record(op.key());
        Verdict verdict = OpRules.decide(op.toRules(), op.opId().flatMap(tables::receipt),
                current.map(Operations::state),
                referenceStored(op), now);
        return switch (verdict) {
            case Verdict.Apply apply -> applied(op, current, apply);
            case Verdict.Duplicate again -> duplicate(op, current, again);
            case Verdict.Superseded lost -> {
                note(op, Status.SUPERSEDED);
                yield new Settled.Taken(Status.SUPERSEDED, current, Optional.empty(), lost.clamped());
            }
            case Verdict.OpIdReused reused -> new Settled.OpIdReused(current);
            case Verdict.MissingReference missing -> new Settled.MissingReference(current);
        };
    }

    /** Takes an operation as one that changes nothing, since the record has its content already. */
    Settled same(SentOp op, RemoteRecord current) {
        note(op, Status.DUPLICATE);
        return new Settled.Taken(Status.DUPLICATE, Optional.of(current), Optional.of(Status.APPLIED), false);
    }

    private Settled applied(SentOp op, Optional<RemoteRecord> current, Verdict.Apply apply) {
        Instant created = current.map(RemoteRecord::createdAt).orElseGet(apply.stamp()::time);
        var record = new RemoteRecord(op.key(), apply.version(), apply.stamp(), created, op.data());
        tables.put(record);
        note(op, Status.APPLIED);
        return new Settled.Taken(Status.APPLIED, Optional.of(record), Optional.empty(), apply.clamped());
    }

    private Settled duplicate(SentOp op, Optional<RemoteRecord> current, Verdict.Duplicate again) {
        if (!again.known()) {
            note(op, Status.DUPLICATE);
        }
        return new Settled.Taken(Status.DUPLICATE, current, Optional.of(again.original()), again.clamped());
    }

    private void note(SentOp op, Status status) {
        op.opId().ifPresent(opId -> tables.receipt(opId, new Receipt(op.hash(), status), now));
    }

    private boolean referenceStored(SentOp op) {
        return op.data().map(data -> !(data instanceof Consumption consumption)
                || tables.record(RecordKey.product(consumption.productId())).isPresent()).orElse(true);
    }

    private static OpRules.State state(RemoteRecord record) {
        return new OpRules.State(record.version(), record.lastModified(), record.deleted(),
                SentOp.contentHash(record.data()));
    }
}
