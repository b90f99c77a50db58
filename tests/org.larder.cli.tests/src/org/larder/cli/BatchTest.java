package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.cli.Terminal.Result;

class BatchTest {

    private static final String ADD = "[\"products\",\"add\",\"%s\",\"--calories\",\"50\",\"--protein\",\"1\",\"--fat\",\"0\",\"--carbs\",\"12\"%s]";

    private final Terminal terminal = new Terminal();

    @Test
    void everyLineIsAnsweredByOneLineInOrder() {
        Result result = terminal.batch(ADD.formatted("Apple", ""), "[\"products\",\"list\"]", "[\"undo\"]");
        assertThat(result.exit()).isZero();
        List<JsonNode> answers = result.answers();
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).path("ok").asBoolean()).isTrue();
        assertThat(answers.get(0).path("result").path("name").asText()).isEqualTo("Apple");
        assertThat(answers.get(1).path("result").path("items")).hasSize(1);
        assertThat(answers.get(2).toString())
                .isEqualTo("{\"ok\":false,\"error\":\"There is nothing to undo.\",\"exit\":1}");
    }

    @Test
    void theProfileIsOpenedOnce() {
        terminal.batch("[\"status\"]", "[\"status\"]");
        assertThat(terminal.opened).hasSize(1);
    }

    @Test
    void nothingOfACommandStaysForTheNext() {
        List<JsonNode> answers = terminal
                .batch(ADD.formatted("Apple", ",\"--brand\",\"Orchard\",\"--serving\",\"piece=150\""),
                        ADD.formatted("Banana", ""), "[\"products\",\"list\",\"--limit\",\"1\"]",
                        "[\"products\",\"list\"]")
                .answers();
        assertThat(answers.get(1).path("result").path("brand").isNull()).isTrue();
        assertThat(answers.get(1).path("result").path("servings")).isEmpty();
        assertThat(answers.get(3).path("result").path("items")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"products list", "", "{}", "[]", "[\"products\"", "7", "[\"cook\"]", "[\"products\",\"add\"]",
                    "[\"batch\"]", "[\"sync\",\"watch\"]", "[\"status\",\"--profile\",\"other\"]"})
    void aLineThatMakesNoCommandIsAnsweredWithTwoAndTheNextGoesOn(String line) {
        List<JsonNode> answers = terminal.batch(line, "[\"products\",\"list\"]").answers();
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).path("ok").asBoolean(true)).isFalse();
        assertThat(answers.get(0).path("exit").asInt()).isEqualTo(2);
        assertThat(answers.get(0).path("error").asText()).isNotBlank();
        assertThat(answers.get(1).path("ok").asBoolean()).isTrue();
    }

    @Test
    void wordsOfEveryScriptComeThrough() {
        List<JsonNode> answers = terminal.batch(ADD.formatted("Crème brûlée, 甘い \\\"x\\\"", "")).answers();
        assertThat(answers.getFirst().path("result").path("name").asText()).isEqualTo("Crème brûlée, 甘い \"x\"");
    }

    @Test
    void helpIsAnAnswerToo() {
        assertThat(terminal.batch("[\"products\",\"--help\"]").answers().getFirst().path("result").asText())
                .startsWith("Usage: larder products");
    }
}
