package org.larder.server.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.larder.trpc.TrpcAnswer;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.larder.trpc.TrpcJson;

/**
 * Errors before a request reaches tRPC: the envelope of the contract, and nothing of the inside. Jetty closes the connection
 * after a request that it could not read and does not say so; who keeps the connection would lose the next request.
 */
@NonNullByDefault({})
final class PlainErrors extends ErrorHandler {

    private static final String TYPE = "text/plain;charset=UTF-8";

    private final boolean last;

    private PlainErrors(boolean last) {
        this.last = last;
    }

    /** For requests that cannot be read: they are the last of their connections. */
    static PlainErrors ofRequests() {
        return new PlainErrors(true);
    }

    /** For requests that could be read. */
    static PlainErrors ofAnswers() {
        return new PlainErrors(false);
    }

    @Override
    protected void generateResponse(Request request, Response response, int status, String message, Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (last) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        response.write(true, ByteBuffer.wrap(body(status)), callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, TYPE);
        fields.put(HttpFields.CONNECTION_CLOSE);
        return ByteBuffer.wrap(body(status));
    }

    /** The envelope of an error without a call. */
    static byte[] body(int status) {
        Optional<TrpcCode> exact = Arrays.stream(TrpcCode.values())
                .filter(code -> code.httpStatus() == status && code != TrpcCode.PARSE_ERROR).findFirst();
        TrpcCode code = exact.orElse(TrpcCode.BAD_REQUEST);
        String message = code == TrpcCode.INTERNAL_SERVER_ERROR ? "Internal server error" : "this cannot be served";
        return TrpcJson.bytes(TrpcAnswer.whole(new TrpcException(code, message)).body());
    }
}
