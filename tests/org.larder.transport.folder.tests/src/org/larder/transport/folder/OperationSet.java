package org.larder.transport.folder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.transport.Outcome;
import org.larder.json.RecordJson;

/** What a set of operations makes of the records, said as plainly as can be. */
final class OperationSet {

    private final Set<Operation> operations = new HashSet<>();
    private final Set<UUID> opIds = new HashSet<>();

    /** An operation that a device was told of. A repeat elsewhere that was raised to another stamp is another one. */
    void add(FrozenOperation sent, Outcome outcome) {
        Operation said = RecordJson.operation(sent.json());
        boolean known = !opIds.add(sent.opId());
        if (known && outcome instanceof Outcome.Duplicate) {
            return;
        }
        Stamp stamp = outcome instanceof Outcome.Applied applied ? applied.record().lastModified()
                : said.lastModified();
        operations.add(new Operation(said.opId(), said.key(), 0, stamp, said.data()));
    }

    Map<RecordKey, RemoteRecord> records() {
        var records = new HashMap<RecordKey, RemoteRecord>();
        for (RecordKey key : operations.stream().map(Operation::key).distinct().toList()) {
            List<Operation> all = operations.stream().filter(each -> each.key().equals(key)).toList();
            Operation winner = all.stream().max((one, other) -> order(one, other)).orElseThrow();
            Stamp first = all.stream().map(Operation::lastModified).min(Stamp::compareTo).orElseThrow();
            records.put(key, new RemoteRecord(key, all.size(), winner.lastModified(), first.time(), winner.data()));
        }
        return records;
    }

    private static int order(Operation one, Operation other) {
        int byStamp = one.lastModified().compareTo(other.lastModified());
        if (byStamp != 0) {
            return byStamp;
        }
        int byDelete = Boolean.compare(one.delete(), other.delete());
        return byDelete != 0 ? byDelete : hash(one).compareTo(hash(other));
    }

    private static String hash(Operation operation) {
        return Optional.of(operation).flatMap(Operation::data).map(data -> RecordJson.hash(data)).orElse("");
    }
}
