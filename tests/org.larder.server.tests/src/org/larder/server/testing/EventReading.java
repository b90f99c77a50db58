package org.larder.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.trpc.TrpcJson;

/** Reads a stream of server-sent events one by one; waits for each as long as it takes. */
public final class EventReading implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private EventReading(HttpResponse<InputStream> response) {
        this.response = response;
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** An event; absent parts are empty. */
    public record Event(String name, String data, String id) {

        public JsonNode json() {
            return TrpcJson.read(data);
        }
    }

    /** Asks for a stream. */
    @SuppressWarnings("resource")
    public static EventReading of(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        try {
            return new EventReading(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** The next event that is no ping; empty at the end of the stream. */
    public Optional<Event> next() {
        Optional<Event> event = any();
        while (event.filter(found -> found.name().equals("ping")).isPresent()) {
            event = any();
        }
        return event;
    }

    /** The next event; empty at the end of the stream. */
    public Optional<Event> any() {
        String name = "";
        String data = "";
        String id = "";
        boolean some = false;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && some) {
                    return Optional.of(new Event(name, data, id));
                }
                some |= !line.isEmpty();
                name = part(line, "event: ").orElse(name);
                data = part(line, "data: ").orElse(data);
                id = part(line, "id: ").orElse(id);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> part(String line, String name) {
        return line.startsWith(name) ? Optional.of(line.substring(name.length())) : Optional.empty();
    }
}
