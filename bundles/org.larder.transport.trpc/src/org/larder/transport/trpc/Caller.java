package org.larder.transport.trpc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.trpc.NotTrpcException;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResponse;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;

/** Single calls: what the server said, or a {@link TransportException} if it was none of tRPC. Thread-safe. */
final class Caller {

    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final int BIG_BODY = 1 << 18;

    private final HttpWire wire;

    Caller(HttpWire wire) {
        this.wire = wire;
    }

    /**
     * One call.
     *
     * @return {@code Ok} or {@code Failure}
     */
    TrpcResult call(ServerAddress server, TrpcRequest request, Optional<String> bearer) {
        HttpWire.Answer answer = answer(server, request, bearer);
        try {
            TrpcResult result = TrpcResponse.single(answer.status(), answer.body());
            return result instanceof Failure failure ? waiting(failure, answer.retryAfter()) : result;
        } catch (NotTrpcException e) {
            throw new TransportException(RetryClass.TRANSIENT, answer.retryAfter(),
                    "HTTP status " + answer.status() + ": " + e.getMessage());
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

    static TransportException exception(Failure failure, int operations) {
        return new TransportException(RetryClasses.of(failure, operations), failure.retryAfter(), "the server answered "
                + failure.code() + failure.reason().map(reason -> " (" + reason + ")").orElse(""));
    }

    /** An answer that breaks the contract. */
    static TransportException unusable(String message) {
        return new TransportException(RetryClass.TRANSIENT, message);
    }

    private HttpWire.Answer answer(ServerAddress server, TrpcRequest request, Optional<String> bearer) {
        try {
            return wire.send(server, request, bearer, SILENCE);
        } catch (IOException e) {
            int size = request.body().map(bytes -> bytes.length).orElse(0);
            throw new TransportException(size > BIG_BODY && brokenPipe(e) ? RetryClass.SPLIT : RetryClass.TRANSIENT,
                    "the server cannot be reached: " + e.getClass().getSimpleName(), e);
        }
    }

    /** A server may close the connection on a body that is too large, before its answer can be read. */
    private static boolean brokenPipe(IOException e) {
        return e instanceof SocketException && !(e instanceof ConnectException)
                && !(e instanceof NoRouteToHostException);
    }

    private static Failure waiting(Failure failure, Optional<Duration> header) {
        return new Failure(failure.code(), failure.number(), failure.httpStatus(), failure.reason(), failure.message(),
                failure.path(), failure.retryAfter().or(() -> header), failure.zodError(), failure.current());
    }
}
