package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreConsoleTest {

    private final Home home;
    private final StoreConsole console;

    StoreConsoleTest(@TempDir Path folder) {
        home = Home.in(folder);
        console = new StoreConsole(home.stores, home.backups());
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void theConsoleShowsMovesChecksAndBacksUp() {
        home.add("Oats");
        assertThat(console.stores()).isEqualTo("derby of [derby, h2]: The diary is open.");
        assertThat(console.backups()).isEmpty();
        assertThat(console.backup()).isEqualTo("20260301-120000-manual");
        assertThat(console.backups()).startsWith("20260301-120000-manual  derby");
        assertThat(console.check()).isEqualTo("The database is sound.");
        assertThat(console.inventory()).isEqualTo(home.inventory().toString());
        assertThat(console.move("h2")).startsWith("derby -> h2, generation 1").contains(home.inventory().hash());
        assertThat(console.encrypt(true)).startsWith("h2 -> h2, generation 2");
        assertThat(console.stores()).isEqualTo("h2, encrypted of [derby, h2]: The diary is open.");
    }

    @Test
    void whatCannotBeDoneIsSaidInWords() {
        assertThatThrownBy(() -> console.move("oracle")).hasMessageStartingWith("There is no storage engine 'oracle'");
    }
}
