import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Asks a server one call after the other and reads the answers as JSON, no more: what can be had at best. */
final class RawHttp implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI server;

    RawHttp(URI server) {
        this.server = server;
    }

    JsonNode query(String path) throws IOException, InterruptedException {
        return answer(request(path).GET());
    }

    JsonNode query(String path, String input) throws IOException, InterruptedException {
        return answer(request(path + "?input=" + URLEncoder.encode(input, StandardCharsets.UTF_8)).GET());
    }

    JsonNode mutation(String path, String input) throws IOException, InterruptedException {
        return answer(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(input)));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(server + "/" + target)).header("Authorization", "Bearer access");
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(request.build().uri() + " answers " + response.statusCode());
        }
        return mapper.readTree(response.body()).path("result").path("data");
    }

    @Override
    public void close() {
        http.close();
    }
}
