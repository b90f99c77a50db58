package org.larder.transport.trpc;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.TransportException;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;

/** Probes servers and remembers what the last one can do. Thread-safe. */
final class Surveyor {

    private static final String ASKED = "sync.status";

    private final Pings pings;
    private final Caller caller;
    private final AtomicReference<Optional<Known>> last = new AtomicReference<>(Optional.empty());

    Surveyor(Pings pings, Caller caller) {
        this.pings = pings;
        this.caller = caller;
    }

    ProbeResult probe(ServerAddress server) {
        ProbeResult found = pings.ping(server);
        if (found instanceof ProbeResult.Valid valid) {
            last.set(Optional.of(survey(server, valid)));
        }
        return found;
    }

    /** Empty if no probe of that server was valid yet. */
    Optional<Known> known(ServerAddress server) {
        return last.get().filter(known -> known.server().equals(server));
    }

    /** One with {@code sync.*} keeps it; one without may have got it. */
    private Known survey(ServerAddress server, ProbeResult.Valid valid) {
        Optional<Known> before = known(server).filter(known -> known.epoch().equals(valid.epoch()));
        if (!valid.features().contains("crud")
                || before.filter(known -> known.decided() && !known.lists()).isPresent()) {
            return Known.of(server, valid, false, true);
        }
        Optional<Boolean> lists = listsOnly(server);
        return Known.of(server, valid, lists.orElseGet(() -> before.map(Known::lists).orElse(false)),
                lists.isPresent());
    }

    /** A server says of a procedure that it does not have so, before it asks for a token. Empty if it does not answer. */
    private Optional<Boolean> listsOnly(ServerAddress server) {
        try {
            TrpcResult result = caller.call(server, TrpcRequest.get(new TrpcCall(ASKED)), Optional.empty(),
                    new Leash());
            return switch (result) {
                case Failure failure when failure.httpStatus() / 100 == 5 || failure.httpStatus() == 429 -> Optional
                        .empty();
                case Failure failure -> Optional.of(failure.httpStatus() == 404 && failure.reason().isEmpty()
                        && failure.path().equals(Optional.of(ASKED)));
                default -> Optional.of(false);
            };
        } catch (TransportException e) {
            return Optional.empty();
        }
    }
}
