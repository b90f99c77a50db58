package org.larder.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.json.Json;

/** A terminal at which commands are typed, on 31 January 2026, 23:30 in Auckland. */
final class Terminal {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T10:30:00.123456Z"), ZoneId.of("Pacific/Auckland"));

    final FakeServices services = new FakeServices();
    final Map<String, String> environment = new HashMap<>();
    final List<String> opened = new ArrayList<>();
    Opening opening = (folder, server) -> {
        opened.add(folder.map(Path::toString).orElse("default") + " " + server.map(URI::toString).orElse("as set"));
        return services;
    };
    String input = "";

    /** What a command left behind. */
    record Result(int exit, String out, String err) {

        JsonNode json() {
            return Json.read(out);
        }

        List<JsonNode> answers() {
            return out.lines().map(Json::read).toList();
        }
    }

    Result run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), stream(out),
                stream(err), name -> Optional.ofNullable(environment.get(name)), Optional::empty, CLOCK);
        int exit = new Larder(console, opening).run(List.of(words));
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs lines in one batch. */
    Result batch(String... lines) {
        input = String.join("\n", lines) + "\n";
        return run("batch");
    }

    /** Adds a food; its id. */
    String addOats() {
        return run("products", "add", "Oats", "--calories", "389", "--protein", "16.9", "--fat", "6.9", "--carbs",
                "66.3",
                "--fiber", "10.6", "--brand", "Mill", "--json").json().path("id").asText();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
