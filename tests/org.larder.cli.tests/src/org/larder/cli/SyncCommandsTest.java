package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.larder.api.account.SignInException;
import org.larder.api.connection.ConnectionState;
import org.larder.api.data.Undone;
import org.larder.api.exchange.FoodTableMapping.EnergyUnit;
import org.larder.api.exchange.ImportReport;
import org.larder.api.exchange.ImportReport.LineFault;
import org.larder.api.model.Digest;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.UndoStep;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.sync.Verification;
import org.larder.cli.Terminal.Result;

class SyncCommandsTest {

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000000");
    private static final Stamp STAMP = Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa");
    private static final Product OATS = new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3));

    private final Terminal terminal = new Terminal();
    private final FakeServices services = terminal.services;

    @Test
    void syncOnceAnswersWithTheStateAtItsEnd() {
        JsonNode status = terminal.run("sync", "once", "--json").json();
        assertThat(status.path("phase").asText()).isEqualTo("IDLE");
        assertThat(status.path("pending").asInt()).isEqualTo(3);
        assertThat(status.path("quarantined").asInt()).isEqualTo(4);
        assertThat(services.calls).contains("probe");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "IDLE")
    void syncOnceThatDidNotComeToItsEndFailsWithTheStateAndTheReason(Phase phase) {
        services.connection = new ConnectionState.Offline(Instant.EPOCH);
        services.status = FakeServices.status(phase, Optional.empty());
        Result result = terminal.run("sync", "once", "--json");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.json().path("phase").asText()).isEqualTo(phase.name());
        assertThat(result.err()).hasSizeGreaterThan("larder: ".length());
    }

    @Test
    void theReasonOfTheLastTryIsTold() {
        services.status = FakeServices.status(Phase.WAITING, Optional.of("the server does not answer"));
        assertThat(terminal.run("sync", "once").err()).contains("the server does not answer");
    }

    @Test
    void syncingCanBePausedAndResumed() {
        assertThat(terminal.run("sync", "pause", "--json").json().path("phase").asText()).isEqualTo("PAUSED");
        assertThat(terminal.run("sync", "resume", "--json").json().path("phase").asText()).isEqualTo("IDLE");
    }

    @Test
    void watchTellsEveryChangeUntilNobodyListens() {
        List<String> told = new ArrayList<>();
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {

            @Override
            public void println(@Nullable String line) {
                told.add(String.valueOf(line));
                services.pause();
            }

            @Override
            public boolean checkError() {
                return told.size() == 2;
            }
        };
        Console console = new Console(InputStream.nullInputStream(), out, out, name -> Optional.empty(),
                Optional::empty,
                Terminal.CLOCK);
        assertThat(new Larder(console, terminal.opening).run(List.of("sync", "watch"))).isZero();
        assertThat(told).hasSize(2);
        assertThat(told.get(0)).contains("idle");
        assertThat(told.get(1)).contains("paused");
    }

    @Test
    void statusTellsProfileStoreConnectionAndQueue() {
        JsonNode status = terminal.run("status", "--json").json();
        assertThat(status.path("profile").asText()).isEqualTo(Path.of("/profile").toString());
        assertThat(status.path("store").path("engine").asText()).isEqualTo("derby");
        assertThat(status.path("store").path("state").asText()).isEqualTo("Ready");
        assertThat(status.path("connection").path("state").asText()).isEqualTo("Online");
        assertThat(status.path("sync").path("waiting").asInt()).isEqualTo(2);
        assertThat(terminal.run("store", "show", "--json").json()).isEqualTo(status.path("store"));
    }

    @Test
    void verifyingTheSameHashesSucceeds() {
        Map<RecordType, Digest> digests = Map.of(RecordType.PRODUCT, new Digest(2, "ab"), RecordType.GOAL,
                Digest.EMPTY);
        services.verification = new Verification(true, digests, digests, "");
        JsonNode answer = terminal.run("verify", "--json").json();
        assertThat(answer.path("same").asBoolean()).isTrue();
        assertThat(answer.path("local").path("products").path("hash").asText()).isEqualTo("ab");
        assertThat(answer.path("remote").path("nutritionGoals").path("count").asInt()).isZero();
    }

    @Test
    void verifyingOtherHashesFailsAndShowsBoth() {
        services.verification = new Verification(true, Map.of(RecordType.PRODUCT, new Digest(2, "ab")),
                Map.of(RecordType.PRODUCT, new Digest(2, "cd")), "");
        Result result = terminal.run("verify");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("ab", "cd");
        assertThat(result.err()).contains("different records");
    }

    @Test
    void theHashesOfThisDeviceAreToldWithoutAServer() {
        services.verification = new Verification(false, Map.of(RecordType.PRODUCT, new Digest(2, "ab")), Map.of(),
                "no answer");
        Result local = terminal.run("verify", "--local", "--json");
        assertThat(local.exit()).isZero();
        assertThat(local.json().path("local").path("products").path("count").asInt()).isEqualTo(2);
        assertThat(local.json().path("reason").asText()).isEqualTo("no answer");
        assertThat(terminal.run("verify").exit()).isEqualTo(1);
    }

    @Test
    void quarantinedChangesAreListedWithTheirReasonAndCanBeRetriedAndDiscarded() {
        Operation operation = new Operation(ID, RecordKey.product(ID), 3, STAMP, Optional.of(OATS));
        services.quarantined = new Page<>(
                List.of(new QuarantinedOperation(operation, "INVALID", "name is too long", Instant.EPOCH)),
                Optional.empty());
        JsonNode item = terminal.run("quarantine", "list", "--json").json().path("items").path(0);
        assertThat(item.path("opId").asText()).isEqualTo(ID.toString());
        assertThat(item.path("reason").asText()).isEqualTo("INVALID");
        assertThat(item.path("data").path("name").asText()).isEqualTo("Oats");
        assertThat(terminal.run("quarantine", "retry", ID.toString()).exit()).isZero();
        assertThat(terminal.run("quarantine", "discard", ID.toString()).exit()).isZero();
        Result unknown = terminal.run("quarantine", "discard", UUID.randomUUID().toString());
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("no quarantined change");
    }

    @Test
    void conflictsAreListedWithBothValues() {
        services.data.ledger.add(lost());
        JsonNode page = terminal.run("conflicts", "list", "--json").json();
        assertThat(page.path("items").path(0).path("number").asLong()).isEqualTo(1);
        assertThat(page.path("items").path(0).path("lost").path("name").asText()).isEqualTo("Oats");
        assertThat(page.path("items").path(0).path("winner").isNull()).isTrue();
    }

    @Test
    void aLostValueIsRestoredByItsNumber() {
        services.data.ledger.add(lost());
        assertThat(terminal.run("conflicts", "restore", "1").out()).contains(ID.toString());
        assertThat(terminal.run("products", "list").out()).contains("Oats");
        assertThat(terminal.run("conflicts", "restore", "2").exit()).isEqualTo(1);
        assertThat(terminal.run("conflicts", "restore", "one").exit()).isEqualTo(2);
    }

    private static LedgerEntry lost() {
        return new LedgerEntry(1, LedgerEntry.Kind.SUPERSEDED, RecordKey.product(ID), Optional.of(OATS), STAMP,
                Optional.empty(), STAMP, Instant.EPOCH);
    }

    @Test
    void undoAndRedoTellTheStepAndWhatWasLeftAlone() {
        assertThat(terminal.run("undo").exit()).isEqualTo(1);
        assertThat(terminal.run("redo").err()).contains("nothing to redo");
        services.data.step = Optional
                .of(new Undone(new UndoStep(ID, "Delete Oats"), 1, List.of(RecordKey.product(ID))));
        JsonNode undone = terminal.run("undo", "--json").json();
        assertThat(undone.path("step").asText()).isEqualTo("Delete Oats");
        assertThat(undone.path("skipped").path(0).asText()).isEqualTo("products/" + ID);
    }

    @Test
    void anImportTellsWhatWentInAndWhatWasLeftOut() {
        services.report = new ImportReport(541, 0, 0, List.of(new LineFault("foods.csv", 7, "fat must not be empty")),
                1,
                false);
        JsonNode answer = terminal
                .run("import", "foods.csv", "--column", "name=Food", "--energy", "kj", "--separator", ";",
                        "--decimal-comma", "--json")
                .json();
        assertThat(answer.path("imported").asInt()).isEqualTo(541);
        assertThat(answer.path("faults").path(0).path("line").asInt()).isEqualTo(7);
        assertThat(services.mapping.columns()).containsEntry("name", "Food").containsEntry("fat", "fat");
        assertThat(services.mapping.energyUnit()).isEqualTo(EnergyUnit.KJ);
        assertThat(services.mapping.separator()).contains(';');
        assertThat(services.mapping.decimalComma()).isTrue();
    }

    @Test
    void anImportOfWhichNothingWentInFails() {
        services.report = new ImportReport(0, 0, 0, List.of(new LineFault("foods.csv", 2, "fat must not be empty")), 1,
                false);
        Result result = terminal.run("import", "foods.csv");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("foods.csv:2: fat must not be empty");
    }

    @Test
    void anUnknownPresetIsWrongUsageThatNamesTheKnownOnes() {
        Result result = terminal.run("import", "foods.csv", "--preset", "nobody");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("larder, other");
    }

    @Test
    void theStarterFoodsAreImportedOnDemand() {
        services.report = new ImportReport(340, 0, 0, List.of(), 0, false);
        assertThat(terminal.run("import", "--starter-foods").out()).contains("340 foods imported");
        assertThat(services.calls).containsExactly("import starter foods");
    }

    @Test
    void thePasswordComesFromTheEnvironmentOrFromStandardInputAndIsNeverTold() {
        terminal.environment.put("LARDER_PASSWORD", "from the environment");
        Result register = terminal.run("account", "register", "a@example.org", "--name", "Ann");
        terminal.input = "from the input\nmore\n";
        Result login = terminal.run("account", "login", "a@example.org", "--password-stdin", "--adopt");
        assertThat(services.calls).containsExactly("register a@example.org from the environment Ann ASK",
                "sign in a@example.org from the input ADOPT");
        assertThat(register.out() + register.err() + login.out() + login.err()).doesNotContain("from the");
    }

    @Test
    void withoutAPasswordNobodySignsIn() {
        Result result = terminal.run("account", "login", "a@example.org");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("LARDER_PASSWORD", "--password-stdin");
        assertThat(terminal.run("account", "login", "a@example.org", "--password-stdin").err())
                .contains("input is empty");
        assertThat(services.calls).isEmpty();
    }

    @Test
    void aBatchDoesNotTakeItsNextLineForAPassword() {
        List<JsonNode> answers = terminal.batch("[\"account\",\"login\",\"a@example.org\",\"--password-stdin\"]",
                "[\"status\"]").answers();
        assertThat(answers.get(0).path("exit").asInt()).isEqualTo(2);
        assertThat(answers.get(1).path("ok").asBoolean()).isTrue();
    }

    @Test
    void recordsFromBeforeTheFirstSignInAskForAYes() {
        terminal.environment.put("LARDER_PASSWORD", "secret");
        services.refusal = Optional
                .of(new SignInException(SignInException.Reason.LOCAL_DATA, "There are records here."));
        Result result = terminal.run("account", "login", "a@example.org");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("--adopt", "--profile");
    }

    @Test
    void theServerIsRememberedOnceSomebodyIsSignedIn() {
        terminal.environment.put("LARDER_PASSWORD", "secret");
        services.refusal = Optional.of(new SignInException(SignInException.Reason.WRONG_PASSWORD, "Wrong password."));
        terminal.run("account", "login", "a@example.org", "--server", "http://127.0.0.1:4300/trpc");
        assertThat(services.settings().server()).isEmpty();
        services.refusal = Optional.empty();
        terminal.run("account", "login", "a@example.org", "--server", "http://127.0.0.1:4300/trpc");
        assertThat(services.settings().server()).hasToString("Optional[http://127.0.0.1:4300/trpc]");
        assertThat(terminal.run("account", "show", "--json").json().path("account").path("email").asText())
                .isEqualTo("a@example.org");
        assertThat(terminal.run("account", "logout").exit()).isZero();
        assertThat(services.calls).contains("sign out");
    }
}
