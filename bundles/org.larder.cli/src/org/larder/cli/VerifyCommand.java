package org.larder.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.api.sync.Verification;
import org.larder.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code larder verify}. */
@Command(name = "verify", description = "Compares the hashes of this device's records with the server's.")
final class VerifyCommand implements Callable<Answer> {

    private final Session session;

    @Option(names = "--local", description = "Tell this device's hashes, whether or not the server answers.")
    private boolean local;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        Verification verification = session.services().sync().verify();
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("same", verification.same())
                .put("complete", verification.complete());
        json.set("local", json(verification.local()));
        json.set("remote", json(verification.remote()));
        Forms.put(json, "reason", Optional.of(verification.reason()).filter(reason -> !reason.isEmpty()));
        Answer answer = new Answer(json, text("here", verification.local()) + text("server", verification.remote()));
        if (local || verification.same()) {
            return answer;
        }
        throw new CommandFailedException(verification.complete()
                ? "This device and the server hold different records."
                : "Not compared: " + verification.reason(), answer);
    }

    private static ObjectNode json(Map<RecordType, Digest> digests) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        digests.forEach((type, digest) -> json.putObject(type.wire())
                .put("count", digest.count())
                .put("hash", digest.hash()));
        return json;
    }

    private static String text(String side, Map<RecordType, Digest> digests) {
        return Arrays.stream(RecordType.values())
                .filter(digests::containsKey)
                .map(type -> side + "  " + type.wire() + "  " + digests.get(type).count() + "  "
                        + digests.get(type).hash() + "\n")
                .collect(Collectors.joining());
    }
}
