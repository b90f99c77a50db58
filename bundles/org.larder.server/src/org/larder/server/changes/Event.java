package org.larder.server.changes;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.larder.server.records.ChangePages.Change;
import org.larder.trpc.TrpcException;
import org.larder.trpc.TrpcJson;

/** The texts of the events, as the official client of tRPC v11 reads them. */
final class Event {

    static final byte[] PING = named("ping", "");
    static final byte[] RETURN = named("return", "");

    private Event() {
    }

    static byte[] connected(long reconnectAfterMs) {
        return named("connected", "{\"reconnectAfterInactivityMs\":" + reconnectAfterMs + "}");
    }

    static byte[] error(TrpcException error) {
        return named("serialized-error",
                TrpcJson.text(error.envelope(Optional.of(ChangeStreams.PATH)).path("error")));
    }

    static String of(Change change) {
        return "data: " + TrpcJson.text(change.record()) + "\nid: " + change.cursor() + "\n\n";
    }

    private static byte[] named(String name, String data) {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
