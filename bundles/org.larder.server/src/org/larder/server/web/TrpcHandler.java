package org.larder.server.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.trpc.TrpcAnswer;
import org.larder.trpc.TrpcAnswer.Element;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.larder.trpc.TrpcInbound;
import org.larder.trpc.TrpcJson;

/**
 * tRPC v11 over HTTP (section 1 of the contract) as a function from a request to an answer. Calls of a batch run one after
 * the other. Thread-safe.
 */
public final class TrpcHandler {

    private static final String JSON = "application/json";
    private static final String WHOLE_REQUEST_ERROR = "text/plain;charset=UTF-8";
    private static final int NO_CONTENT = 204;

    private final Map<String, Procedure> procedures;
    private final Set<String> subscriptions;

    /** @param subscriptions the procedures that answer with streams, which somebody else does */
    public TrpcHandler(List<? extends ProcedureFamily> families, Set<String> subscriptions) {
        this.subscriptions = subscriptions;
        procedures = families.stream().flatMap(family -> family.procedures().stream())
                .collect(Collectors.toUnmodifiableMap(Procedure::path, procedure -> procedure));
    }

    /** Whether the request asks for a stream of events, which is not for this handler. */
    public boolean subscribes(WebRequest request) {
        try {
            TrpcInbound inbound = TrpcInbound.of(request.path(), request.query());
            return request.method().equals("GET") && !inbound.batch() && subscription(inbound.paths().get(0));
        } catch (TrpcException e) {
            return false;
        }
    }

    /**
     * Answers; never throws for what a caller sends. The calls of JSON Lines are made when their lines are asked for.
     *
     * @throws java.io.UncheckedIOException if the body cannot be read to its end: nobody waits for the answer
     */
    public WebResponse handle(WebRequest request) {
        RequestBody body = RequestBody.of(request.body());
        try {
            TrpcInbound inbound = TrpcInbound.of(request.path(), request.query());
            check(request, inbound);
            if (request.method().equals("HEAD") && inbound.paths().stream().allMatch(this::query)) {
                return WebResponse.whole(NO_CONTENT, headers(JSON), new byte[0], !body.readToEnd());
            }
            IntFunction<Element> calls = calls(request, inbound, body);
            return lines(request)
                    ? JsonLines.response(inbound.paths().size(), index -> calls.apply(index).envelope(),
                            !body.readToEnd())
                    : response(answer(inbound, calls), JSON, body);
        } catch (TrpcException e) {
            return response(TrpcAnswer.whole(e), WHOLE_REQUEST_ERROR, body);
        }
    }

    private void check(WebRequest request, TrpcInbound inbound) {
        if (request.method().equals("POST") && !isJson(request.header("Content-Type"))) {
            throw new TrpcException(TrpcCode.UNSUPPORTED_MEDIA_TYPE, "a POST must be of type application/json");
        }
        if (inbound.paths().size() > Limits.BATCH_CALLS) {
            throw new TrpcException(TrpcCode.BAD_REQUEST, "a batch has at most " + Limits.BATCH_CALLS + " calls");
        }
        if (lines(request) && !inbound.batch()) {
            throw new TrpcException(TrpcCode.BAD_REQUEST, "JSON Lines answer batches only");
        }
        if (inbound.batch() && inbound.paths().stream().anyMatch(this::subscription)) {
            throw new TrpcException(TrpcCode.BAD_REQUEST, "a batch holds no subscriptions");
        }
        if (inbound.paths().stream().flatMap(path -> procedure(path).stream()).map(Procedure::kind).distinct()
                .count() > 1) {
            throw new TrpcException(TrpcCode.BAD_REQUEST, "a batch holds queries or mutations, not both");
        }
    }

    /** Makes the calls of a request, whose body is read before the first. */
    private IntFunction<Element> calls(WebRequest request, TrpcInbound inbound, RequestBody body) {
        CallInputs inputs = CallInputs.of(inbound, request.method().equals("POST"), body);
        Caller caller = request.caller();
        return index -> element(request.method(), inbound.paths().get(index), caller, () -> inputs.of(index));
    }

    private static TrpcAnswer answer(TrpcInbound inbound, IntFunction<Element> calls) {
        List<Element> elements = IntStream.range(0, inbound.paths().size()).mapToObj(calls).toList();
        return inbound.batch() ? TrpcAnswer.batch(elements) : TrpcAnswer.single(elements.get(0));
    }

    private Element element(String method, String path, Caller caller, Supplier<Optional<JsonNode>> input) {
        try {
            if (subscription(path)) {
                throw new TrpcException(TrpcCode.METHOD_NOT_SUPPORTED, "a subscription is called by GET");
            }
            Procedure procedure = procedure(path).orElseThrow(
                    () -> new TrpcException(TrpcCode.NOT_FOUND, "there is no procedure of this name"));
            if (!method.equals("POST") && !(method.equals("GET") && procedure.kind() == Procedure.Kind.QUERY)) {
                throw new TrpcException(TrpcCode.METHOD_NOT_SUPPORTED, "the procedure is not called by " + method);
            }
            return Element.ok(procedure.body().call(caller, input.get()));
        } catch (RuntimeException e) {
            return Element.failed(Failures.of(path, e), Optional.of(path));
        }
    }

    private Optional<Procedure> procedure(String path) {
        return Optional.ofNullable(procedures.get(path));
    }

    private boolean subscription(String path) {
        return subscriptions.contains(path);
    }

    private boolean query(String path) {
        return procedure(path).filter(procedure -> procedure.kind() == Procedure.Kind.QUERY).isPresent();
    }

    private static boolean lines(WebRequest request) {
        return Stream.of("trpc-accept", "accept").flatMap(name -> request.header(name).stream())
                .anyMatch(types -> types.contains(JsonLines.TYPE));
    }

    private static boolean isJson(Optional<String> contentType) {
        return contentType.map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).filter(JSON::equals)
                .isPresent();
    }

    private static WebResponse response(TrpcAnswer answer, String contentType, RequestBody body) {
        Map<String, String> headers = headers(contentType);
        answer.retryAfter().ifPresent(wait -> headers.put("Retry-After",
                Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L)))));
        return WebResponse.whole(answer.httpStatus(), headers, TrpcJson.bytes(answer.body()), !body.readToEnd());
    }

    private static Map<String, String> headers(String contentType) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put("Vary", "trpc-accept, accept");
        headers.put("Cache-Control", "no-store");
        return headers;
    }
}
