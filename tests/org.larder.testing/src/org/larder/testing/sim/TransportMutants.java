package org.larder.testing.sim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.larder.api.model.Extras;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Product;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;

/** Breakages of how the engine hears of the remote. */
final class TransportMutants {

    private TransportMutants() {
    }

    static List<Mutant> all() {
        return List.of(
                broken("Retry-After ignored", NoRetryAfter::new, "throttle"),
                broken("an epoch change ignored", EpochIgnored::new, "server-restore"),
                broken("a web page counts as the server", PortalIsServer::new, "captive-portal"),
                broken("the account is not looked at", AccountIgnored::new, "account-switch"),
                broken("unknown fields stripped from pulls", ExtrasStripped::new, "old-client"),
                broken("nothing is pulled", NoPull::new, "converge"),
                broken("the last record of each page is skipped", LastSkipped::new, "bootstrap-kill", "converge"),
                broken("cancel does not end a call", NoCancel::new, "partition"));
    }

    private static Mutant broken(String name, BiFunction<SyncTransport, Machine, SyncTransport> breaks,
            String... scenarios) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public SyncTransport transport(SyncTransport real, Machine machine) {
                return breaks.apply(real, machine);
            }
        }, scenarios);
    }

    private static TransportException without(TransportException e) {
        return new TransportException(e.retryClass(), String.valueOf(e.getMessage()));
    }

    private static final class NoRetryAfter extends PassingTransport {

        NoRetryAfter(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            try {
                return super.push(deviceId, operations);
            } catch (TransportException e) {
                throw without(e);
            }
        }

        @Override
        public PullPage pull(Optional<String> cursor, int limit) {
            try {
                return super.pull(cursor, limit);
            } catch (TransportException e) {
                throw without(e);
            }
        }
    }

    private static final class EpochIgnored extends PassingTransport {

        EpochIgnored(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PullPage pull(Optional<String> cursor, int limit) {
            try {
                return super.pull(cursor, limit);
            } catch (TransportException e) {
                if (e.retryClass() == RetryClass.RESYNC && cursor.isPresent()) {
                    return new PullPage(List.of(), cursor.get(), false, Cloud.BEGIN, List.of());
                }
                throw e;
            }
        }
    }

    private static final class PortalIsServer extends PassingTransport {

        PortalIsServer(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public ProbeResult probe() {
            ProbeResult found = super.probe();
            return found instanceof ProbeResult.NotThisContract
                    ? new ProbeResult.Valid(Set.of(), "e", Limits.DEFAULT, Duration.ZERO)
                    : found;
        }
    }

    private static final class AccountIgnored extends PassingTransport {

        private final Machine machine;

        AccountIgnored(SyncTransport real, Machine machine) {
            super(real);
            this.machine = machine;
        }

        @Override
        public Optional<String> account() {
            return super.account().map(user -> machine.profile().settings().binding().orElseThrow().userId());
        }
    }

    private static PullPage with(PullPage page, List<RemoteRecord> records) {
        return new PullPage(records, page.cursor(), page.hasMore(), page.serverTime(), page.refused());
    }

    private static final class ExtrasStripped extends PassingTransport {

        ExtrasStripped(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PullPage pull(Optional<String> cursor, int limit) {
            PullPage page = super.pull(cursor, limit);
            return with(page, page.changes().stream().map(ExtrasStripped::stripped).toList());
        }

        private static RemoteRecord stripped(RemoteRecord record) {
            return new RemoteRecord(record.key(), record.version(), record.lastModified(), record.createdAt(),
                    record.data().map(data -> data instanceof Product product
                            ? new Product(product.name(), product.per100g(), product.further(), product.brand(),
                                    product.barcode(), product.servings(), Extras.NONE)
                            : data));
        }
    }

    private static final class NoPull extends PassingTransport {

        NoPull(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PullPage pull(Optional<String> cursor, int limit) {
            return with(super.pull(cursor, limit), List.of());
        }
    }

    private static final class LastSkipped extends PassingTransport {

        LastSkipped(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PullPage pull(Optional<String> cursor, int limit) {
            PullPage page = super.pull(cursor, limit);
            return page.hasMore() || page.changes().size() > 2
                    ? with(page, page.changes().subList(0, page.changes().size() - 1)) : page;
        }
    }

    private static final class NoCancel extends PassingTransport {

        NoCancel(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public void cancel() {
            real.limits();
        }
    }
}
