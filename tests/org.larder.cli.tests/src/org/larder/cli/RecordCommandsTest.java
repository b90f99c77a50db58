package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.larder.cli.Terminal.Result;

class RecordCommandsTest {

    private final Terminal terminal = new Terminal();

    @Test
    void aFoodIsAnsweredAsAFlatRecordWithTheFiveSyncFieldsBehind() {
        JsonNode oats = terminal
                .run("products", "add", "Oats", "--calories", "389", "--protein", "16.9", "--fat", "6.9",
                        "--carbs", "66.3", "--barcode", "40123455", "--serving", "cup=80", "--json")
                .json();
        assertThat(names(oats)).containsExactly("type", "id", "name", "calories", "protein", "fat", "carbs", "brand",
                "barcode", "fiber", "sugar", "saturatedFat", "salt", "servings", "_synced", "_syncTimestamp",
                "_syncError",
                "_lastModified", "_version");
        assertThat(oats.path("type").asText()).isEqualTo("products");
        assertThat(oats.path("calories").asDouble()).isEqualTo(389);
        assertThat(oats.path("servings").path(0).path("name").asText()).isEqualTo("cup");
        assertThat(oats.path("_synced").asBoolean()).isFalse();
        assertThat(oats.path("_syncTimestamp").isNull()).isTrue();
        assertThat(oats.path("_syncError").asText()).isEqualTo("no answer");
        assertThat(oats.path("_lastModified").asText()).isEqualTo("2026-01-31T08:00:00.000Z-0000-aa");
        assertThat(oats.path("_version").asInt()).isZero();
    }

    @Test
    void anEditChangesOnlyWhatIsNamed() {
        String id = terminal.addOats();
        JsonNode edited = terminal.run("products", "edit", id, "--protein", "17", "--json").json();
        assertThat(edited.path("protein").asDouble()).isEqualTo(17);
        assertThat(edited.path("name").asText()).isEqualTo("Oats");
        assertThat(edited.path("fiber").asDouble()).isEqualTo(10.6);
        assertThat(edited.path("brand").asText()).isEqualTo("Mill");
    }

    @Test
    void aFieldCanBeTakenAway() {
        JsonNode edited = terminal
                .run("products", "edit", terminal.addOats(), "--without", "fiber", "--without", "brand",
                        "--json")
                .json();
        assertThat(edited.path("fiber").isNull()).isTrue();
        assertThat(edited.path("brand").isNull()).isTrue();
    }

    @Test
    void aDeletedFoodIsGone() {
        String id = terminal.addOats();
        assertThat(terminal.run("products", "delete", id).exit()).isZero();
        Result again = terminal.run("products", "delete", id);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains(id);
        assertThat(again.out()).isEmpty();
    }

    @Test
    void longListsComeByPages() {
        for (String name : List.of("Apple", "Banana", "Cherry")) {
            terminal.run("products", "add", name, "--calories", "50", "--protein", "1", "--fat", "0", "--carbs", "12");
        }
        JsonNode first = terminal.run("products", "list", "--limit", "2", "--json").json();
        assertThat(first.path("items").findValuesAsText("name")).containsExactly("Apple", "Banana");
        JsonNode second = terminal
                .run("products", "list", "--limit", "2", "--after", first.path("next").asText(), "--json")
                .json();
        assertThat(second.path("items").findValuesAsText("name")).containsExactly("Cherry");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(terminal.run("products", "search", "err", "--json").json().path("items")).hasSize(1);
    }

    @Test
    void whatBreaksTheBoundsFailsNamingAllOfIt() {
        Result result = terminal.run("products", "add", " ", "--calories", "-1", "--protein", "1", "--fat", "1",
                "--carbs",
                "NaN");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("name", "calories", "carbs");
        assertThat(terminal.services.data.records).isEmpty();
    }

    @Test
    void anEntryIsLoggedOnThePersonsOwnDayWithTheFoodAsItIs() {
        JsonNode entry = terminal.run("log", "add", terminal.addOats(), "80", "--meal", "breakfast", "--note", "late",
                "--json").json();
        assertThat(entry.path("localDate").asText()).isEqualTo("2026-01-31");
        assertThat(entry.path("date").asText()).isEqualTo("2026-01-31T10:30:00.123Z");
        assertThat(entry.path("meal").asText()).isEqualTo("breakfast");
        assertThat(entry.path("note").asText()).isEqualTo("late");
        assertThat(entry.path("amount").asInt()).isEqualTo(80);
        assertThat(entry.path("snapshot").path("name").asText()).isEqualTo("Oats");
    }

    @Test
    void anEntryOfAnUnknownFoodIsRefused() {
        String unknown = "00000000-0000-7000-8000-000000000000";
        Result result = terminal.run("log", "add", unknown, "80");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains(unknown);
    }

    @Test
    void anEntryCanMoveToAnotherDayAndKeepsItsTime() {
        String id = terminal.run("log", "add", terminal.addOats(), "80", "--note", "late", "--json").json().path("id")
                .asText();
        JsonNode moved = terminal.run("log", "edit", id, "--day", "2026-01-15", "--grams", "40", "--note", "", "--json")
                .json();
        assertThat(moved.path("localDate").asText()).isEqualTo("2026-01-15");
        assertThat(moved.path("date").asText()).isEqualTo("2026-01-15T10:30:00.123Z");
        assertThat(moved.path("amount").asInt()).isEqualTo(40);
        assertThat(moved.path("note").isNull()).isTrue();
    }

    @Test
    void aDayIsShownWithItsSumAndItsGoal() {
        terminal.run("goals", "set", "2026-01-01", "--calories", "2000", "--protein", "100", "--fat", "70", "--carbs",
                "250");
        terminal.run("log", "add", terminal.addOats(), "50");
        JsonNode day = terminal.run("log", "list", "--json").json();
        assertThat(day.path("day").asText()).isEqualTo("2026-01-31");
        assertThat(day.path("entries")).hasSize(1);
        assertThat(day.path("eaten").path("calories").asDouble()).isEqualTo(194.5);
        assertThat(day.path("goal").path("dailyCalories").asInt()).isEqualTo(2000);
        assertThat(terminal.run("log", "list", "--day", "2025-12-31", "--json").json().path("goal").isNull()).isTrue();
    }

    @Test
    void deletingEntriesOfWhichOneIsGoneDeletesNone() {
        String id = terminal.run("log", "add", terminal.addOats(), "50", "--json").json().path("id").asText();
        Result result = terminal.run("log", "delete", id, "00000000-0000-7000-8000-000000000000");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(terminal.run("log", "list", "--json").json().path("entries")).hasSize(1);
        assertThat(terminal.run("log", "delete", id).exit()).isZero();
        assertThat(terminal.run("log", "list", "--json").json().path("entries")).isEmpty();
    }

    @Test
    void goalsAreSetShownAndDeletedByTheirDate() {
        terminal.run("goals", "set", "2026-01-01", "--calories", "2000", "--protein", "100", "--fat", "70", "--carbs",
                "250");
        terminal.run("goals", "set", "2026-02-01", "--calories", "1800", "--protein", "100", "--fat", "70", "--carbs",
                "250",
                "--type", "lose");
        assertThat(terminal.run("goals", "show", "--json").json().path("id").asText()).isEqualTo("2026-01-01");
        assertThat(terminal.run("goals", "show", "--day", "2026-03-01", "--json").json().path("goalType").asText())
                .isEqualTo("lose");
        assertThat(terminal.run("goals", "show", "--all", "--json").json().path("items")).hasSize(2);
        assertThat(terminal.run("goals", "delete", "2026-02-01").exit()).isZero();
        assertThat(terminal.run("goals", "delete", "2026-02-01").exit()).isEqualTo(1);
        assertThat(terminal.run("goals", "show", "--day", "2025-01-01").out()).contains("No goal");
    }

    @Test
    void aMealOfADayIsCopiedToOtherDays() {
        String oats = terminal.addOats();
        terminal.run("log", "add", oats, "80", "--meal", "breakfast");
        terminal.run("log", "add", oats, "30", "--meal", "snack");
        assertThat(
                terminal.run("log", "copy", "--from", "2026-01-31", "--meal", "breakfast", "--to", "2026-02-01", "--to",
                        "2026-02-02").out())
                .contains("2 copied");
        assertThat(terminal.run("log", "list", "--day", "2026-02-02", "--json").json().path("entries")).hasSize(1);
        assertThat(terminal.run("log", "copy", "--to", "2026-02-01").exit()).isEqualTo(2);
        assertThat(terminal.run("log", "copy", "--from", "2026-01-31").exit()).isEqualTo(2);
    }

    @Test
    void entriesAreCopiedAndMovedByTheirIds() {
        String id = terminal.run("log", "add", terminal.addOats(), "80", "--json").json().path("id").asText();
        assertThat(terminal.run("log", "copy", id, "--to", "2026-02-01").out()).contains("1 copied");
        assertThat(terminal.run("log", "move", id, "--to", "2026-02-03").out()).contains("1 moved");
        assertThat(terminal.run("log", "list", "--json").json().path("entries")).isEmpty();
        assertThat(terminal.run("log", "list", "--day", "2026-02-03", "--json").json().path("entries")).hasSize(1);
    }

    @Test
    void pastEntriesAreCorrectedOnlyWhenAsked() {
        String oats = terminal.addOats();
        terminal.run("log", "add", oats, "100");
        terminal.run("products", "edit", oats, "--calories", "100");
        assertThat(terminal.run("log", "list", "--json").json().path("eaten").path("calories").asDouble())
                .isEqualTo(389);
        assertThat(terminal.run("products", "edit", oats, "--calories", "90", "--correct-past-entries").out())
                .contains("1 entries corrected");
        assertThat(terminal.run("log", "list", "--json").json().path("eaten").path("calories").asDouble())
                .isEqualTo(90);
    }

    @Test
    void aGoalMovesToAnotherDate() {
        terminal.run("goals", "set", "2026-01-01", "--calories", "2000", "--protein", "100", "--fat", "70", "--carbs",
                "250");
        assertThat(
                terminal.run("goals", "move", "2026-01-01", "--to", "2026-01-15", "--json").json().path("id").asText())
                .isEqualTo("2026-01-15");
        assertThat(terminal.run("goals", "move", "2026-01-01", "--to", "2026-01-15").exit()).isEqualTo(1);
    }

    @Test
    void foodsLoggedLastAndMostAreListedWithHowTheyWereLogged() {
        terminal.run("log", "add", terminal.addOats(), "80", "--meal", "lunch");
        for (String which : List.of("recent", "frequent")) {
            JsonNode food = terminal.run("products", which, "--json").json().path("items").path(0);
            assertThat(food.path("name").asText()).isEqualTo("Oats");
            assertThat(food.path("lastAmount").asDouble()).isEqualTo(80);
            assertThat(food.path("lastMeal").asText()).isEqualTo("lunch");
            assertThat(food.path("times").asLong()).isEqualTo(1);
        }
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
