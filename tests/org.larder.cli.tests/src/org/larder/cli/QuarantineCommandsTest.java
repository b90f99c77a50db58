package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.cli.Terminal.Result;

/** Correcting and exporting what the server did not take. */
class QuarantineCommandsTest {

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000000");
    private static final Product OATS = new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3))
            .withBrand(Optional.of("Mill"));

    private final Terminal terminal = new Terminal();
    private final FakeServices services = terminal.services;

    @Test
    void aFoodIsCorrectedByTheOptionsOfProductsEdit() {
        quarantine(RecordKey.product(ID), Optional.of(OATS));
        Result result = terminal.run("quarantine", "edit", ID.toString(), "--name", "Rolled oats", "--calories", "370",
                "--fiber", "10", "--without", "brand", "--json");
        assertThat(result.json().path("data").path("name").asText()).isEqualTo("Rolled oats");
        assertThat(result.json().path("data").path("calories").asDouble()).isEqualTo(370);
        assertThat(result.json().path("data").path("protein").asDouble()).isEqualTo(16.9);
        assertThat(result.json().path("data").path("fiber").asDouble()).isEqualTo(10);
        assertThat(result.json().path("data").path("brand").isNull()).isTrue();
        assertThat(services.calls).anyMatch(call -> call.startsWith("correct Product[name=Rolled oats"));
    }

    @Test
    void anEntryIsCorrectedByTheOptionsOfLogEdit() {
        quarantine(RecordKey.consumption(ID), Optional.of(new Consumption(ID, 80, Instant.EPOCH,
                Optional.of(LocalDate.EPOCH), Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE)));
        Result result = terminal.run("quarantine", "edit", ID.toString(), "--grams", "70.5", "--meal", "lunch", "--day",
                "2026-01-30", "--json");
        assertThat(result.json().path("data").path("amount").asDouble()).isEqualTo(70.5);
        assertThat(result.json().path("data").path("meal").asText()).isEqualTo("lunch");
        assertThat(result.json().path("data").path("localDate").asText()).isEqualTo("2026-01-30");
    }

    @Test
    void aGoalIsCorrectedByTheOptionsOfGoalsSet() {
        quarantine(RecordKey.goal(LocalDate.EPOCH),
                Optional.of(new Goal(new Nutrients(2000, 100, 70, 240), GoalType.MAINTAIN)));
        Result result = terminal.run("quarantine", "edit", ID.toString(), "--calories", "1800", "--type", "lose",
                "--json");
        assertThat(result.json().path("data").path("dailyCalories").asDouble()).isEqualTo(1800);
        assertThat(result.json().path("data").path("dailyFat").asDouble()).isEqualTo(70);
        assertThat(result.json().path("data").path("goalType").asText()).isEqualTo("lose");
    }

    @Test
    void theWholeRecordIsGivenAsJson() {
        quarantine(RecordKey.product(ID), Optional.of(OATS));
        Result result = terminal.run("quarantine", "edit", ID.toString(), "--data",
                "{\"name\":\"Milk\",\"calories\":61,\"protein\":3,\"fat\":3,\"carbs\":5}", "--json");
        assertThat(result.json().path("data").path("name").asText()).isEqualTo("Milk");
        assertThat(result.json().path("data").path("brand").isNull()).isTrue();
    }

    @Test
    void allThatIsWrongWithTheDataIsNamedAndNothingIsCorrected() {
        quarantine(RecordKey.product(ID), Optional.of(OATS));
        Result result = terminal.run("quarantine", "edit", ID.toString(), "--data",
                "{\"name\":\"\",\"calories\":-1,\"protein\":3,\"fat\":3,\"carbs\":5}");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("name", "calories");
        assertThat(terminal.run("quarantine", "edit", ID.toString(), "--data", "{").exit()).isEqualTo(1);
        assertThat(services.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--grams 5|--grams does not go", "--type lose|--type does not go", "|Say what",
            "--name x --data {}|leave --name out"})
    void optionsThatDoNotFitAreWrongUsage(@Nullable String options, String reason) {
        quarantine(RecordKey.product(ID), Optional.of(OATS));
        String words = "quarantine edit " + ID + (options == null ? "" : " " + options);
        Result result = terminal.run(words.split(" "));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(reason);
        assertThat(services.calls).isEmpty();
    }

    @Test
    void aDeletionHasNothingToEdit() {
        quarantine(RecordKey.product(ID), Optional.empty());
        Result result = terminal.run("quarantine", "edit", ID.toString(), "--name", "x");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("deletes");
    }

    @Test
    void aChangeThatIsNotThereIsNamed() {
        Result result = terminal.run("quarantine", "edit", ID.toString(), "--name", "x");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("no quarantined change " + ID);
    }

    @Test
    void nothingOfACorrectionStaysForTheNextOfABatch() {
        quarantine(RecordKey.product(ID), Optional.of(OATS));
        var answers = terminal.batch("[\"quarantine\",\"edit\",\"" + ID + "\",\"--name\",\"A\"]",
                "[\"quarantine\",\"edit\",\"" + ID + "\",\"--fat\",\"1\"]").answers();
        assertThat(answers.get(1).path("result").path("data").path("name").asText()).isEqualTo("Oats");
        assertThat(answers.get(1).path("result").path("data").path("fat").asDouble()).isEqualTo(1);
    }

    @Test
    void anExportGoesToAFileOrToStandardOutput() {
        quarantine(RecordKey.product(ID), Optional.of(OATS));
        assertThat(terminal.run("quarantine", "export", "--out", "a.json", "--json").json().path("exported").asInt())
                .isOne();
        assertThat(services.files.calls).containsExactly("quarantine a.json");
        assertThat(terminal.run("quarantine", "export").out().strip()).isEqualTo("{\"operations\":[1]}");
        assertThat(terminal.run("quarantine", "export", "--json").json().path("operations")).hasSize(1);
    }

    private void quarantine(RecordKey key, Optional<Data> data) {
        services.quarantined = new Page<>(List.of(new QuarantinedOperation(
                new Operation(ID, key, 3, Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa"), data), "INVALID",
                "name is too long", Instant.EPOCH)), Optional.empty());
    }
}
