package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.store.jdbc.Folders;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.ChildJava;

/** The indexes and totals of a database that was filled are made all or none, whatever ends the program meanwhile. */
class FillingKillTest {

    private static final int CUTS = Boolean.getBoolean("larder.long") ? 100 : 10;
    private static final int KILLED = 137;
    private static final int PATIENCE_SECONDS = 60;
    /** Four indexes, two tables of totals. */
    private static final int PARTS = 6;

    private final Path folder;
    private final Unfinished filled;

    FillingKillTest(@TempDir Path folder) {
        this.folder = folder;
        filled = new Unfinished(folder.resolve("filled"));
        filled.make();
    }

    @Test
    @Tag("F4")
    void indexesAndTotalsAreThereAfterAKillWhileTheyAreMade() throws Exception {
        assertThat(filled.lacking()).isTrue();
        int statements = statements();
        List<Boolean> lacking = new ArrayList<>();
        for (int number : points(statements)) {
            Unfinished each = copy("killed-" + number);
            kill(each, number);
            lacking.add(each.lacking());
            each.assertWhole();
        }
        assertThat(lacking).as("some were killed before all was made").contains(true);
        assertThat(statements).isGreaterThan(PARTS);
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    @Tag("F4")
    void theyAreThereAfterAPowerCutToo(boolean syncing, int exit) throws Exception {
        Process process = ChildJava.start(FillingCuts.class, folder.resolve("cuts").toString(), String.valueOf(CUTS),
                "7",
                String.valueOf(syncing));
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(line -> System.out.println("Derby, filled: " + line));
        }
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exit);
    }

    private void kill(Unfinished database, int number) throws IOException, InterruptedException {
        Process process = ChildJava.start(OpenUntilKilled.class, database.profile().toString(),
                Integer.toString(number));
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("now");
            process.toHandle().destroyForcibly();
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }

    /** How many statements and commits it takes to open it. */
    private int statements() throws IOException, SQLException {
        Unfinished counted = copy("counted");
        AtomicInteger statements = new AtomicInteger();
        JdbcStore store = new JdbcStore(place -> new CountingEngine(place, statements, number -> {}), counted.place(),
                Surroundings.of("dev1"));
        store.open();
        int opened = statements.get();
        store.close();
        counted.assertWhole();
        return opened;
    }

    private static List<Integer> points(int statements) {
        return Boolean.getBoolean("larder.long")
                ? IntStream.rangeClosed(1, statements).boxed().toList()
                : IntStream.rangeClosed(1, 4).mapToObj(fifth -> statements * fifth / 5).toList();
    }

    private Unfinished copy(String name) throws IOException {
        Path profile = folder.resolve(name);
        Folders.copy(filled.profile(), profile);
        return new Unfinished(profile);
    }
}
