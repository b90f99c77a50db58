package org.larder.transport.trpc;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.larder.api.model.FrozenOperation;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.TransportException;
import org.larder.transport.trpc.ReadAhead.Question;

/** {@code sync.push} and {@code sync.pull}. */
final class SyncProcedures implements Dialect {

    private final InstantSource clock;
    private final AtomicInteger most = new AtomicInteger(Integer.MAX_VALUE);
    private final ReadAhead ahead = new ReadAhead(this::page);

    SyncProcedures(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public PushResult push(SignedCalls calls, String deviceId, List<FrozenOperation> operations) {
        ahead.forget();
        return Pushes.result(calls.call(Pushes.request(deviceId, operations), operations.size()), operations,
                clock.instant());
    }

    @Override
    public PullPage pull(SignedCalls calls, Optional<String> cursor, int limit) {
        return ahead.read(Question.of(calls, cursor, limit));
    }

    /** After a page that was too large for this program smaller ones are asked for. */
    private PullPage page(Question question) {
        int asked = Math.min(question.limit(), most.get());
        try {
            return Pulls.page(question.calls().call(Pulls.request(question.cursor(), asked), 0), clock.instant());
        } catch (TransportException e) {
            if (e.getCause() instanceof HttpWire.TooLargeException) {
                most.set(Math.max(1, asked / 2));
            }
            throw e;
        }
    }
}
