package org.larder.testing.sim;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordType;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.json.RecordJson;

/** Sends operations as a server without a feed takes them (section 12 of the contract): in waves of small batches. Used once. */
final class Waves {

    private static final int ALL = 4;

    private final Function<List<FrozenOperation>, PushResult> send;
    private final int most;
    private final Map<UUID, Outcome> outcomes = new HashMap<>();
    private Optional<TransportException> end = Optional.empty();

    /** @param send sends one batch */
    Waves(Function<List<FrozenOperation>, PushResult> send, Limits limits) {
        this.send = send;
        most = limits.maxBatchCalls();
    }

    /** @throws TransportException if the first batch failed */
    PushResult run(List<FrozenOperation> operations, Supplier<Instant> now) {
        for (int wave = 0; wave < ALL; wave++) {
            int number = wave;
            List<FrozenOperation> part = operations.stream().filter(each -> wave(each) == number).toList();
            for (int from = 0; from < part.size(); from += most) {
                batch(part.subList(from, Math.min(part.size(), from + most)));
            }
        }
        TransportException why = end.orElseGet(() -> new TransportException(RetryClass.TRANSIENT, "not sent"));
        List<Outcome> all = operations.stream()
                .map(each -> outcomes.getOrDefault(each.opId(), new Outcome.Unanswered(each.opId(), why))).toList();
        return new PushResult(all, now.get());
    }

    private void batch(List<FrozenOperation> batch) {
        if (end.isPresent()) {
            return;
        }
        try {
            send.apply(batch).outcomes().forEach(each -> outcomes.put(each.opId(), each));
        } catch (TransportException e) {
            if (outcomes.isEmpty()) {
                throw e;
            }
            end = Optional.of(e);
        }
    }

    private static int wave(FrozenOperation frozen) {
        Operation operation = RecordJson.operation(frozen.json());
        boolean product = operation.key().type() == RecordType.PRODUCT;
        return operation.delete() ? product ? 3 : 2 : product ? 0 : 1;
    }
}
