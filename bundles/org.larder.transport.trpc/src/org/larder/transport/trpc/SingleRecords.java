package org.larder.transport.trpc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/**
 * A server without {@code sync.*} (section 12 of the contract): writes record by record, reads by lists. A feed of lists
 * always begins at the beginning, and what is not in it when it ends is not there.
 */
final class SingleRecords implements Dialect {

    /** Before all instants of the contract, and after the last. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00.000Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final InstantSource clock;
    private final Supplier<Limits> limits;
    private final AtomicReference<Optional<ServerAddress>> keepsStamps = new AtomicReference<>(Optional.empty());

    SingleRecords(InstantSource clock, Supplier<Limits> limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Until the server has shown that it keeps the stamps of operations, records are read before they are written. */
    @Override
    public PushResult push(SignedCalls calls, String deviceId, List<FrozenOperation> operations) {
        boolean look = !keepsStamps.get().equals(Optional.of(calls.server()));
        List<Outcome> outcomes = new WavePush(calls, limits.get()).run(operations, look);
        if (outcomes.stream()
                .anyMatch(each -> each instanceof Outcome.Applied applied && applied.record().data().isPresent()
                        && applied.record().lastModified().node().equals(deviceId))) {
            keepsStamps.set(Optional.of(calls.server()));
        }
        return new PushResult(outcomes, clock.instant());
    }

    @Override
    public PullPage pull(SignedCalls calls, Optional<String> cursor, int limit) {
        ListCursor place = cursor.isEmpty() ? ListCursor.START
                : ListCursor.of(cursor.get()).orElseThrow(() -> new TransportException(RetryClass.RESYNC,
                        "the server has lists only: everything is read anew"));
        List<RemoteRecord> records = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        while (!place.end() && records.isEmpty() && refused.isEmpty()) {
            RecordLists.Part part = part(new RecordLists(calls), place, limit);
            Pulls.take(part.items(), records, refused);
            place = part.next().isPresent() ? place.at(part.next().get()) : place.next();
        }
        return new PullPage(List.copyOf(records), place.text(), !place.end(), clock.instant(), List.copyOf(refused));
    }

    private static RecordLists.Part part(RecordLists lists, ListCursor place, int limit) {
        return switch (place.stage()) {
            case PRODUCTS -> lists.products(place.after(), limit);
            case GOALS -> lists.goals();
            default -> lists.consumptions(FIRST, LAST, place.after(), limit);
        };
    }
}
