package org.larder.transport.trpc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.account.Session;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;

/**
 * Calls to one server in the name of the user, all on one leash. A call whose token the server does not take is repeated
 * once with another one.
 */
record SignedCalls(ServerAddress server, Sessions sessions, Caller caller, Leash leash) {

    /**
     * The data of one call.
     *
     * @param operations how many operations it carries
     */
    JsonNode call(TrpcRequest request, int operations) {
        return Caller.data(results(token -> List.of(caller.call(server, request, Optional.of(token), leash))).get(0),
                operations);
    }

    /** A batch of mutations: a result for each call. */
    List<TrpcResult> mutations(List<TrpcCall> calls) {
        return batch(TrpcRequest.post(calls), calls.size());
    }

    /** A batch of queries: a result for each call. */
    List<TrpcResult> queries(List<TrpcCall> calls) {
        return batch(Caller.queries(calls), calls.size());
    }

    /** Repeating the whole of a batch is safe: its operations have names, and queries change nothing. */
    private List<TrpcResult> batch(TrpcRequest request, int calls) {
        return results(token -> caller.batch(server, request, calls, Optional.of(token), leash));
    }

    private List<TrpcResult> results(Function<String, List<TrpcResult>> ask) {
        Session session = sessions.fresh(server, leash);
        List<TrpcResult> results = ask.apply(session.accessToken());
        if (results.stream().anyMatch(SignedCalls::unauthorized)) {
            Session renewed = sessions.renewed(server, session, leash);
            results = ask.apply(renewed.accessToken());
            if (results.stream().anyMatch(SignedCalls::unauthorized)) {
                sessions.refuse(renewed);
            }
        }
        return results;
    }

    static boolean unauthorized(TrpcResult result) {
        return result instanceof Failure failure && failure.httpStatus() == 401;
    }
}
