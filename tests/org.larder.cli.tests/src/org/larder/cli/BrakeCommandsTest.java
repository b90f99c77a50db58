package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.larder.api.connection.ConnectionState;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.sync.Verification;
import org.larder.cli.Terminal.Result;

/** Deletions that wait for a person, ending a cycle, repairing. */
class BrakeCommandsTest {

    private final Terminal terminal = new Terminal();
    private final FakeServices services = terminal.services;

    @Test
    void statusShowsWhatWouldVanishAndTheBackup() {
        services.status = FakeServices.held();
        JsonNode held = terminal.run("status", "--json").json().path("sync").path("held");
        assertThat(held.path("vanishing").asLong()).isEqualTo(120);
        assertThat(held.path("live").asLong()).isEqualTo(500);
        assertThat(held.path("backup").asText()).isEqualTo("b-7");
        assertThat(terminal.run("status").out()).contains("held", "120 of 500", "b-7", "--keep");
    }

    @Test
    void nothingIsHeldOtherwise() {
        assertThat(terminal.run("status", "--json").json().path("sync").path("held").isNull()).isTrue();
    }

    @Test
    void syncOnceThatIsHeldFailsWithTheQuestion() {
        services.status = FakeServices.held();
        Result result = terminal.run("sync", "once");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("120 of 500", "sync resume --accept-deletes");
    }

    @Test
    void theDeletionsAreAccepted() {
        services.status = FakeServices.held();
        services.resumes = false;
        Result result = terminal.run("sync", "resume", "--accept-deletes", "--json");
        assertThat(services.calls).contains("decide ACCEPT");
        assertThat(result.json().path("phase").asText()).isEqualTo("IDLE");
    }

    @Test
    void theRecordsAreKept() {
        services.status = FakeServices.held();
        services.resumes = false;
        assertThat(terminal.run("sync", "resume", "--keep").exit()).isZero();
        assertThat(services.calls).contains("decide KEEP");
    }

    @Test
    void whereNothingIsHeldNothingIsDecided() {
        assertThat(terminal.run("sync", "resume", "--keep").out()).contains("Nothing had to be decided");
        assertThat(services.calls).noneMatch(call -> call.startsWith("decide"));
    }

    @Test
    void withoutAnAnswerResumeDoesNotDecide() {
        services.status = FakeServices.held();
        services.resumes = false;
        assertThat(terminal.run("sync", "resume").out()).contains("120 of 500");
        assertThat(services.calls).noneMatch(call -> call.startsWith("decide"));
    }

    @Test
    void theRunningCycleIsEnded() {
        assertThat(terminal.run("sync", "cancel").exit()).isZero();
        assertThat(services.calls).contains("cancel");
    }

    @Test
    void aRepairTellsWhatItDidAndBothComparisons() {
        Map<RecordType, Digest> here = Map.of(RecordType.PRODUCT, new Digest(2, "ab"));
        services.repaired = new Repaired(new Verification(true, here, Map.of(), ""), 2, true,
                new Verification(true, here, here, ""));
        JsonNode answer = terminal.run("verify", "--repair", "--json").json();
        assertThat(answer.path("queued").asInt()).isEqualTo(2);
        assertThat(answer.path("pulled").asBoolean()).isTrue();
        assertThat(answer.path("before").path("same").asBoolean()).isFalse();
        assertThat(answer.path("after").path("same").asBoolean()).isTrue();
        assertThat(terminal.run("verify", "--repair").out()).contains("2 records are sent again", "fetched again");
    }

    @Test
    void aRepairThatCouldNotCompareFailsWithTheReason() {
        Result result = terminal.run("verify", "--repair");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("no answer");
    }

    @Test
    void aRepairOfWhatIsTheSameSaysSo() {
        Verification same = new Verification(true, Map.of(), Map.of(), "");
        services.repaired = new Repaired(same, 0, false, same);
        assertThat(terminal.run("verify", "--repair").out()).contains("nothing to repair");
    }

    @Test
    void whatIsOfflineIsNotWaitedFor() {
        services.connection = new ConnectionState.Offline(Instant.EPOCH);
        services.status = FakeServices.status(Phase.OFFLINE, Optional.empty());
        assertThat(terminal.run("verify").err()).contains("no answer");
    }
}
