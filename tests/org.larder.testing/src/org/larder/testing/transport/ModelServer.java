package org.larder.testing.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.larder.api.model.Consumption;
import org.larder.api.model.Digest;
import org.larder.api.model.FieldError;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.json.RecordJson;
import org.larder.rules.BucketTaking;
import org.larder.rules.OpRules;
import org.larder.rules.OpRules.Verdict;
import org.larder.rules.RecordDigest;
import org.larder.rules.Validation;

/** One account of a server of the contract, in memory: sections 6 and 7, with the rules of the real one. Thread-safe. */
public final class ModelServer {

    private static final Pattern CURSOR = Pattern.compile("[0-9a-z]{1,32}:\\d{1,15}");

    private final InstantSource clock;
    private final Map<RecordKey, Stored> records = new HashMap<>();
    private final Map<UUID, OpRules.Receipt> receipts = new HashMap<>();
    private String epoch = "e1";
    private long counter;
    private Limits limits = Limits.DEFAULT;
    private Predicate<Operation> invalid = operation -> false;
    private Rules rules = OpRules::decide;

    public ModelServer(InstantSource clock) {
        this.clock = clock;
    }

    private record Stored(RemoteRecord record, long number) {
    }

    /** What becomes of an operation: the rules of the contract, unless a test breaks them. */
    public interface Rules {

        /** As {@link OpRules#decide}. */
        Verdict decide(OpRules.Op op, Optional<OpRules.Receipt> receipt, Optional<OpRules.State> state,
                boolean referenceStored, Instant now);
    }

    /** All that a server holds at a moment. */
    public static final class Saved {

        private final Map<RecordKey, Stored> records;
        private final Map<UUID, OpRules.Receipt> receipts;
        private final long counter;

        private Saved(Map<RecordKey, Stored> records, Map<UUID, OpRules.Receipt> receipts, long counter) {
            this.records = Map.copyOf(records);
            this.receipts = Map.copyOf(receipts);
            this.counter = counter;
        }
    }

    /** A backup. */
    public synchronized Saved save() {
        return new Saved(records, receipts, counter);
    }

    /** Goes back to a backup, and says so by another epoch. */
    public synchronized void restore(Saved backup, String newEpoch) {
        records.clear();
        records.putAll(backup.records);
        receipts.clear();
        receipts.putAll(backup.receipts);
        counter = backup.counter;
        epoch = newEpoch;
    }

    public synchronized void setRules(Rules other) {
        rules = other;
    }

    /** A server that lost all its data, and says so. */
    public synchronized void lose(String newEpoch) {
        records.clear();
        receipts.clear();
        counter = 0;
        epoch = newEpoch;
    }

    /** Loses a record without a word. */
    public synchronized void forget(RecordKey key) {
        records.remove(key);
        receipts.clear();
    }

    public synchronized void setLimits(Limits newLimits) {
        limits = newLimits;
    }

    public synchronized Limits limits() {
        return limits;
    }

    /** Operations that are rejected as INVALID. */
    public synchronized void setInvalid(Predicate<Operation> rejected) {
        invalid = rejected;
    }

    public synchronized Optional<RemoteRecord> find(RecordKey key) {
        return Optional.ofNullable(records.get(key)).map(Stored::record);
    }

    /** All records, tombstones too, as they were last changed. */
    public synchronized List<RemoteRecord> records() {
        return after(0).stream().map(Stored::record).toList();
    }

    /** How many operations were applied. */
    public synchronized long applied() {
        return counter;
    }

    public synchronized ProbeResult ping() {
        return new ProbeResult.Valid(Set.of("batch", "crud", "digest"), epoch, limits, Duration.ZERO);
    }

    public synchronized PushResult push(List<FrozenOperation> operations) {
        if (operations.isEmpty() || operations.size() > limits.maxOpsPerPush()) {
            throw new TransportException(RetryClass.SPLIT, "the server answered BAD_REQUEST");
        }
        return new PushResult(operations.stream().map(this::settle).toList(), clock.instant());
    }

    public synchronized PullPage pull(Optional<String> cursor, int limit) {
        List<Stored> rest = after(cursor.map(this::number).orElse(0L));
        List<Stored> page = rest.subList(0, Math.min(limit, rest.size()));
        boolean more = page.size() < rest.size();
        long end = more ? page.get(page.size() - 1).number() : counter;
        return new PullPage(page.stream().map(Stored::record).toList(), epoch + ":" + end, more, clock.instant(),
                List.of());
    }

    /** The hashes of section 7.2. */
    public synchronized RemoteDigest digest(Set<RecordType> types) {
        Map<RecordType, Digest> digests = new EnumMap<>(RecordType.class);
        for (RecordType type : types) {
            var digest = new RecordDigest();
            records.values().stream().map(Stored::record).filter(record -> record.key().type() == type)
                    .sorted(Comparator.comparing(record -> record.key().id()))
                    .forEach(record -> digest.add(record.key().id(), record.version(), record.deleted()));
            digests.put(type, digest.digest());
        }
        return new RemoteDigest(Map.copyOf(digests), epoch + ":" + counter);
    }

    public synchronized RemoteBuckets buckets(RecordType type, String prefix) {
        var taking = new BucketTaking(prefix);
        records.values().stream().map(Stored::record)
                .filter(record -> record.key().type() == type && record.key().id().startsWith(prefix))
                .sorted(Comparator.comparing(record -> record.key().id()))
                .forEach(record -> taking.add(record.key().id(), record.version(), record.deleted()));
        return new RemoteBuckets(taking.buckets(), epoch + ":" + counter);
    }

    private Outcome settle(FrozenOperation frozen) {
        Operation operation = RecordJson.operation(frozen.json());
        List<FieldError> faults = faults(operation);
        if (!faults.isEmpty()) {
            return new Outcome.Rejected(operation.opId(), false, "INVALID", "the data is not valid", faults);
        }
        String hash = operation.data().map(data -> RecordJson.hash(data)).orElse("");
        var op = new OpRules.Op(operation.key(), operation.delete(), OptionalLong.of(operation.baseVersion()),
                Optional.of(operation.lastModified()), hash, name(operation, hash), operation.lastModified().node());
        Optional<RemoteRecord> now = find(operation.key());
        Verdict verdict = rules.decide(op, Optional.ofNullable(receipts.get(operation.opId())),
                now.map(ModelServer::state), referenceStored(operation), clock.instant());
        return carryOut(operation, op, now, verdict);
    }

    private List<FieldError> faults(Operation operation) {
        return invalid.test(operation) ? List.of(new FieldError("name", "", "is not liked here"))
                : operation.data().map(Validation::check).orElse(List.of());
    }

    private Outcome carryOut(Operation operation, OpRules.Op op, Optional<RemoteRecord> now, Verdict verdict) {
        UUID opId = operation.opId();
        return switch (verdict) {
            case Verdict.Apply apply -> {
                RemoteRecord record = apply(operation, now, apply);
                receipts.put(opId, new OpRules.Receipt(op.opHash(), OpRules.Status.APPLIED));
                yield new Outcome.Applied(opId, record, apply.clamped());
            }
            case Verdict.Duplicate duplicate -> {
                receipts.putIfAbsent(opId, new OpRules.Receipt(op.opHash(), OpRules.Status.DUPLICATE));
                yield new Outcome.Duplicate(opId, now.orElseThrow(),
                        duplicate.original() == OpRules.Status.SUPERSEDED);
            }
            case Verdict.Superseded lost -> {
                receipts.put(opId, new OpRules.Receipt(op.opHash(), OpRules.Status.SUPERSEDED));
                yield new Outcome.Superseded(opId, now.orElseThrow());
            }
            case Verdict.OpIdReused reused -> new Outcome.Rejected(opId, false, "OPID_REUSED",
                    "the opId belongs to another operation", List.of());
            case Verdict.MissingReference missing -> new Outcome.Rejected(opId, true, "MISSING_REFERENCE",
                    "the product has not come", List.of());
        };
    }

    private RemoteRecord apply(Operation operation, Optional<RemoteRecord> now, Verdict.Apply apply) {
        Stamp stamp = apply.stamp();
        var record = new RemoteRecord(operation.key(), apply.version(), stamp,
                now.map(RemoteRecord::createdAt).orElseGet(stamp::time), operation.data());
        records.put(operation.key(), new Stored(record, ++counter));
        return record;
    }

    private boolean referenceStored(Operation operation) {
        return operation.data().filter(Consumption.class::isInstance).map(Consumption.class::cast)
                .map(consumption -> records.containsKey(RecordKey.product(consumption.productId()))).orElse(true);
    }

    private List<Stored> after(long number) {
        return new ArrayList<>(records.values().stream().filter(stored -> stored.number() > number)
                .sorted(Comparator.comparingLong(Stored::number)).toList());
    }

    private long number(String cursor) {
        int colon = cursor.lastIndexOf(':');
        if (!CURSOR.matcher(cursor).matches()) {
            throw new TransportException(RetryClass.RESYNC, "the server answered BAD_REQUEST (CURSOR_INVALID)");
        }
        long number = Long.parseLong(cursor.substring(colon + 1));
        if (!cursor.substring(0, colon).equals(epoch) || number > counter) {
            throw new TransportException(RetryClass.RESYNC, "the server answered PRECONDITION_FAILED (CURSOR_EXPIRED)");
        }
        return number;
    }

    private static OpRules.State state(RemoteRecord record) {
        return new OpRules.State(record.version(), record.lastModified(), record.deleted(),
                record.data().map(data -> RecordJson.hash(data)).orElse(""));
    }

    private static String name(Operation operation, String contentHash) {
        return String.join(" ", operation.key().toString(), operation.wireName(), operation.lastModified().toString(),
                contentHash);
    }
}
