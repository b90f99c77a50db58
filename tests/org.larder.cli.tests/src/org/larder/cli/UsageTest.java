package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.profile.ProfileInUseException;
import org.larder.cli.Terminal.Result;

class UsageTest {

    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @ValueSource(strings = {"", "cook", "products", "products cook", "products add", "products add Oats", "log add x 5",
            "products add Oats --calories many --protein 1 --fat 1 --carbs 1", "log add", "products list --limit 0",
            "products list --limit 1001", "products edit 5 --name x", "goals set 2026-02-30",
            "goals show --day tomorrow",
            "import", "import foods.csv --starter-foods", "import foods.csv --column taste=Taste",
            "import foods.csv --energy cal", "sync", "sync once --timeout soon", "quarantine retry", "verify now",
            "sync resume --accept-deletes --keep", "verify --local --repair", "quarantine edit", "quarantine edit x",
            "quarantine export file", "transport use", "transport use folder", "transport use car",
            "transport use folder x --passphrase-file y --no-passphrase", "status --cheap", "account register",
            "--server http://[", "store move"})
    void wordsThatMakeNoCommandEndWithTwoAndOpenNothing(String words) {
        Result result = terminal.run(words.isEmpty() ? new String[0] : words.split(" "));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("larder: ").contains("--help");
        assertThat(terminal.opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "products --help", "products add -h", "log --help", "sync watch --help",
            "batch --help"})
    void helpIsAnAnswerAndOpensNothing(String words) {
        Result result = terminal.run(words.split(" "));
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("Usage: larder");
        assertThat(result.err()).isEmpty();
        assertThat(terminal.opened).isEmpty();
    }

    @Test
    void aProfileInUseEndsWithThreeAndSaysWhoHoldsIt() {
        terminal.opening = (folder, server) -> {
            throw new ProfileInUseException(folder.orElse(Path.of("default")), "process 4711");
        };
        Result result = terminal.run("products", "list", "--profile", "diary");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("diary", "process 4711");
    }

    @Test
    void theOptionsOfTheRunStandBeforeOrBehindTheCommand() {
        terminal.run("--profile", "a", "--server", "http://x/trpc", "status");
        terminal.run("status", "--profile", "b");
        terminal.run("status");
        assertThat(terminal.opened).containsExactly("a http://x/trpc", "b as set", "default as set");
    }

    @Test
    void whatIsUnforeseenFailsWithOneAndIsToldInALine() {
        terminal.opening = (folder, server) -> {
            throw new IllegalStateException("broken");
        };
        Result result = terminal.run("status");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err().lines().filter(line -> line.startsWith("larder: "))).singleElement().asString()
                .contains("broken");
    }

    @Test
    void everyCommandHasHelp() {
        List<String> commands = List.of("products add", "products edit", "products delete", "products list",
                "products search", "log add", "log edit", "log delete", "log list", "goals set", "goals show",
                "goals delete", "account register", "account login", "account logout", "account show", "sync once",
                "sync watch", "sync pause", "sync resume", "sync cancel", "status", "quarantine list",
                "quarantine retry",
                "quarantine discard", "quarantine edit", "quarantine export", "transport show", "transport use server",
                "transport use folder", "conflicts list", "conflicts restore", "undo", "redo", "import", "verify",
                "store show", "batch");
        assertThat(commands).allSatisfy(words -> assertThat(terminal.run((words + " --help").split(" ")).out())
                .startsWith("Usage: larder " + words));
    }
}
