package org.larder.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.larder.rules.HybridClock;

/**
 * What servers of the contract do beside what every remote does: sections 6.3, 6.4, 7 and the limits. The model server is held to
 * the same as the real one.
 */
public abstract class ServerContract extends TransportContract {

    private static final String ONE = "dev1";

    private static Outcome push(SyncTransport transport, FrozenOperation operation) {
        return transport.push(ONE, Sent.alone(operation)).outcomes().get(0);
    }

    private static FrozenOperation entry(RecordKey product) {
        return Sent.put(RecordKey.consumption(UUID.randomUUID()), 0, Sent.at(5, ONE),
                new Consumption(product.uuid(), 50, Instant.parse("2026-03-01T08:00:00.000Z"), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE));
    }

    @Test
    void aStampFarAheadIsReplacedByTheServersTimeAndKeepsItsNode() {
        SyncTransport transport = device(ONE);
        Stamp ahead = Stamp.parse("2999-01-01T00:00:00.000Z-0000-" + ONE);
        Outcome.Applied outcome = (Outcome.Applied) push(transport, Sent.put(Sent.product(), 0, ahead, "Oats"));
        assertThat(outcome.clamped()).isTrue();
        assertThat(outcome.record().lastModified().node()).isEqualTo(ONE);
        assertThat(Duration.between(transport.pull(Optional.empty(), 10).serverTime(),
                outcome.record().lastModified().time()).abs()).isLessThan(HybridClock.MAX_AHEAD);
    }

    @Test
    void aClampedEditOfAnOlderVersionIsAppliedInTheOrderOfArrival() {
        SyncTransport transport = device(ONE);
        RecordKey key = Sent.product();
        push(transport, Sent.put(key, 0, Sent.at(1, ONE), "Oats"));
        push(transport, Sent.put(key, 1, Sent.at(2, ONE), "Rye"));
        Stamp ahead = Stamp.parse("2999-01-01T00:00:00.000Z-0000-dev2");
        assertThat(push(transport, Sent.put(key, 1, ahead, "Late"))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void anEntryWhoseProductNeverCameIsRejectedAndMayComeAgain() {
        SyncTransport transport = device(ONE);
        RecordKey product = Sent.product();
        FrozenOperation entry = entry(product);
        assertThat(push(transport, entry)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.retryable()).isTrue();
            assertThat(rejected.reason()).isEqualTo("MISSING_REFERENCE");
        });
        push(transport, Sent.put(product, 0, Sent.at(1, ONE), "Oats"));
        assertThat(push(transport, entry)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void anEntryOfADeletedProductIsFineThoughOnlyItsTombstoneEverCame() {
        SyncTransport transport = device(ONE);
        RecordKey product = Sent.product();
        push(transport, Sent.delete(product, 0, Sent.at(1, ONE)));
        assertThat(push(transport, entry(product))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aCursorBeyondTheAccountsChangesAsksForEverythingAgain() {
        SyncTransport transport = device(ONE);
        push(transport, Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Oats"));
        String cursor = transport.pull(Optional.empty(), 10).cursor();
        String beyond = cursor.substring(0, cursor.lastIndexOf(':')) + ":999999";
        assertThatThrownBy(() -> transport.pull(Optional.of(beyond), 10)).isInstanceOfSatisfying(
                TransportException.class, e -> assertThat(e.retryClass()).isEqualTo(RetryClass.RESYNC));
    }

    @Test
    void moreOperationsThanTheLimitAreToBeDivided() {
        SyncTransport transport = device(ONE);
        transport.probe();
        List<FrozenOperation> many = new ArrayList<>();
        for (int i = 0; i <= transport.limits().maxOpsPerPush(); i++) {
            many.add(Sent.put(Sent.product(), 0, Sent.at(1, ONE), "Food " + i));
        }
        assertThatThrownBy(() -> transport.push(ONE, many)).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryClass()).isIn(RetryClass.SPLIT, RetryClass.DEAD));
    }
}
