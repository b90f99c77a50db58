package org.larder.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.FieldError;
import org.larder.api.model.ValidationException;
import org.larder.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code larder batch}. */
@Command(name = "batch",
        description = {"Reads commands from standard input, one a line: a JSON array of words, such as "
                + "[\"products\",\"list\"]. Answers each by one line: {\"ok\":true,\"result\":...} or "
                + "{\"ok\":false,\"error\":\"...\",\"exit\":1}, when what it did is on disk. Ends at the end of the input."})
final class BatchCommand implements Callable<Answer> {

    private final Session session;
    private final Runner runner;

    /** @param commands those that can be said in a batch */
    BatchCommand(Session session, CommandLine commands) {
        this.session = session;
        this.runner = new Runner(commands, () -> {});
    }

    @Override
    public Answer call() throws IOException {
        session.beginBatch();
        session.services();
        try (BufferedReader in = session.console().lines()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                session.console().say(Json.write(json(outcome(line))));
            }
        }
        return Answer.NOTHING;
    }

    private Outcome outcome(String line) {
        try {
            return runner.run(words(Json.read(line)));
        } catch (ValidationException e) {
            return new Outcome.Failed(Outcome.WRONG_USAGE, "A line must be a JSON array of words: " + e.getMessage());
        }
    }

    private static List<String> words(JsonNode json) {
        List<String> words = new ArrayList<>();
        json.forEach(word -> words.add(word.asText()));
        if (!json.isArray() || words.isEmpty()) {
            throw new ValidationException(new FieldError("line", json.toString(), "must be an array"));
        }
        return words;
    }

    private static ObjectNode json(Outcome outcome) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("ok", outcome.exit() == Outcome.DONE);
        if (outcome instanceof Outcome.Failed failed) {
            json.put("error", failed.error());
            json.put("exit", failed.exit());
        }
        outcome.said().ifPresent(answer -> json.set("result", answer.json()));
        return json;
    }
}
