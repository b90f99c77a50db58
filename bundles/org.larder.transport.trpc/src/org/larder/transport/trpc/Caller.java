package org.larder.transport.trpc;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.trpc.NotTrpcException;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResponse;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;

/** Calls: what the server said, or a {@link TransportException} if it was none of tRPC. Thread-safe. */
final class Caller {

    private static final int BIG_BODY = 1 << 18;
    private static final int LONGEST_URL = 7_000;

    private final HttpWire wire;
    private final Bounds bounds;

    Caller(HttpWire wire, Bounds bounds) {
        this.wire = wire;
        this.bounds = bounds;
    }

    /** A query: as GET, or in a body if it would be too long. */
    static TrpcRequest query(TrpcCall call) {
        TrpcRequest get = TrpcRequest.get(call);
        return get.target().length() <= LONGEST_URL ? get : TrpcRequest.post(call);
    }

    /** A batch of queries, likewise. */
    static TrpcRequest queries(List<TrpcCall> calls) {
        TrpcRequest get = TrpcRequest.get(calls);
        return get.target().length() <= LONGEST_URL ? get : TrpcRequest.post(calls);
    }

    /**
     * One call.
     *
     * @return {@code Ok} or {@code Failure}
     */
    TrpcResult call(ServerAddress server, TrpcRequest request, Optional<String> bearer, Leash leash) {
        return result(answer(server, request, bearer, leash));
    }

    /**
     * A batch: a result for each call. That the server does not take the token is the answer to each of them.
     *
     * @throws TransportException also for any other failure of the request as a whole
     */
    List<TrpcResult> batch(ServerAddress server, TrpcRequest request, int calls, Optional<String> bearer,
            Leash leash) {
        HttpWire.Answer answer = answer(server, request, bearer, leash);
        if (object(answer.body()) && result(answer) instanceof Failure failure) {
            if (failure.httpStatus() != 401) {
                throw exception(failure, calls);
            }
            return Collections.nCopies(calls, failure);
        }
        try {
            return TrpcResponse.batch(answer.status(), answer.body(), calls).stream()
                    .map(each -> each instanceof Failure failure ? waiting(failure, answer.retryAfter()) : each)
                    .toList();
        } catch (NotTrpcException e) {
            throw stranger(answer, e);
        }
    }

    /** What an answer of one call says. */
    static TrpcResult result(HttpWire.Answer answer) {
        try {
            TrpcResult result = TrpcResponse.single(answer.status(), answer.body());
            return result instanceof Failure failure ? waiting(failure, answer.retryAfter()) : result;
        } catch (NotTrpcException e) {
            throw stranger(answer, e);
        }
    }

    /** The data of a success. */
    static JsonNode data(TrpcResult result, int operations) {
        return switch (result) {
            case TrpcResult.Ok ok -> ok.data();
            case Failure failure -> throw exception(failure, operations);
            case TrpcResult.Missing missing -> throw unusable("the answer is empty");
        };
    }

    /** A request failed as a whole. */
    static TransportException exception(Failure failure, int operations) {
        return exception(RetryClasses.of(failure, operations), failure);
    }

    static TransportException exception(RetryClass retryClass, Failure failure) {
        return new TransportException(retryClass, failure.retryAfter().map(RetryAfter::bounded),
                "the server answered "
                        + shortened(failure.code())
                        + failure.reason().map(reason -> " (" + shortened(reason) + ")").orElse(""));
    }

    /** An answer that breaks the contract. */
    static TransportException unusable(String message) {
        return new TransportException(RetryClass.TRANSIENT, message);
    }

    /** An exchange that broke. */
    static TransportException broken(IOException cause, int bodyBytes) {
        RetryClass retryClass = bodyBytes > BIG_BODY && WireFaults.pipe(cause) ? RetryClass.SPLIT
                : RetryClass.TRANSIENT;
        return new TransportException(retryClass, WireFaults.words(cause), cause);
    }

    private HttpWire.Answer answer(ServerAddress server, TrpcRequest request, Optional<String> bearer, Leash leash) {
        try {
            return wire.send(server, request, bearer, bounds, leash);
        } catch (IOException e) {
            throw broken(e, request.body().map(bytes -> bytes.length).orElse(0));
        }
    }

    private static TransportException stranger(HttpWire.Answer answer, NotTrpcException cause) {
        return new TransportException(answer.status() == 413 ? RetryClass.SPLIT : RetryClass.TRANSIENT,
                answer.retryAfter(), "HTTP status " + answer.status() + ": " + cause.getMessage());
    }

    private static Failure waiting(Failure failure, Optional<Duration> header) {
        return new Failure(failure.code(), failure.number(), failure.httpStatus(), failure.reason(), failure.message(),
                failure.path(), failure.retryAfter().or(() -> header), failure.zodError(), failure.current());
    }

    private static boolean object(byte[] body) {
        for (byte each : body) {
            if (!Character.isWhitespace(each)) {
                return each == '{';
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }
}
