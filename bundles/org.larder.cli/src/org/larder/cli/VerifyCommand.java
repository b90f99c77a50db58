package org.larder.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.Verification;
import org.larder.json.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code larder verify}. */
@Command(name = "verify", description = "Compares the hashes of this device's records with the server's.")
final class VerifyCommand implements Callable<Answer> {

    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Session session;

    @ArgGroup
    private How how = new How();

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        Services services = session.services();
        if (!how.local) {
            new OneSync(services, Deadline.in(WAIT)).reach();
        }
        return how.repair ? repaired(services.sync().repair()) : verified(services.sync().verify());
    }

    private Answer verified(Verification verification) {
        return judged(verification, answer(verification));
    }

    private Answer repaired(Repaired repaired) {
        Answer after = answer(repaired.after());
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("queued", repaired.queued())
                .put("pulled", repaired.pulled());
        json.set("before", answer(repaired.before()).json());
        json.set("after", after.json());
        String text = repaired.before().same() ? "There was nothing to repair.\n"
                : repaired.queued() + " records are sent again"
                        + (repaired.pulled() ? "; everything is fetched again" : "") + "\n";
        return judged(repaired.after(), new Answer(json, text + after.text()));
    }

    private Answer judged(Verification verification, Answer answer) {
        if (how.local || verification.same()) {
            return answer;
        }
        throw new CommandFailedException(verification.complete()
                ? "This device and the server hold different records."
                : "Not compared: " + verification.reason(), answer);
    }

    private static Answer answer(Verification verification) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("same", verification.same())
                .put("complete", verification.complete());
        json.set("local", json(verification.local()));
        json.set("remote", json(verification.remote()));
        Forms.put(json, "reason", Optional.of(verification.reason()).filter(reason -> !reason.isEmpty()));
        return new Answer(json, text("here", verification.local()) + text("server", verification.remote()));
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

    /** What else than comparing. */
    static final class How {

        @Option(names = "--local", description = "Tell this device's hashes, whether or not the server answers.")
        private boolean local;

        @Option(names = "--repair", description = "Where they differ, find the records, and let both sides learn what"
                + " they lack; then compare once more.")
        private boolean repair;
    }
}
