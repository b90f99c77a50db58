package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desktop product. */
class DesktopTest {

    private static final String TITLE = "Larder ?";

    @TempDir
    Path home = Path.of("");

    @Test
    void itOpensItsWindowAndEndsWithZeroWhenTheWindowIsClosed() throws Exception {
        Instant start = Instant.now();
        try (Program desktop = desktop().now()) {
            long window = desktop.window(TITLE);
            String seen = seconds(start);
            desktop.await("something to see in it",
                    () -> Screen.picture(Built.kept("pictures").resolve("desktop.png")));
            System.out.println("process start to first window: " + seen + ", painted: " + seconds(start));

            Screen.close(window);

            assertThat(desktop.exit()).as("exit code%s", desktop.said()).isZero();
            assertThat(desktop.complaints()).isEmpty();
            assertThat(WorkspaceLog.errors(home.resolve("workbench"))).isEmpty();
        }
    }

    @Test
    void aSecondOneOnTheSameProfileIsToldSoAndEndsWithThree() throws Exception {
        try (Program holder = Program.Start.of(home, Built.product("client").resolve("larder-cli"), "--profile",
                profile(), "batch").now()) {
            holder.say("[\"status\"]");
            holder.line(line -> line.startsWith("{"));

            try (Program desktop = desktop().now()) {
                Screen.close(desktop.window(TITLE));

                assertThat(desktop.exit()).as("exit code%s", desktop.said()).isEqualTo(3);
                Complaint.of(desktop).names(profile());
            }
        }
    }

    @Test
    void withoutADisplayItSaysWhatToDo() throws Exception {
        try (Program desktop = desktop().with("DISPLAY", "").with("WAYLAND_DISPLAY", "").now()) {
            assertThat(desktop.exit()).as("exit code%s", desktop.said()).isEqualTo(1);
            Complaint.of(desktop).names("display").names("DISPLAY");
        }
    }

    private static String seconds(Instant start) {
        return String.format(Locale.ROOT, "%.1f s", Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }

    private String profile() {
        return home.resolve("profile").toString();
    }

    private Program.Start desktop() {
        return Program.Start.of(home, Built.product("desktop").resolve("larder"), "--profile", profile())
                .with("LARDER_WORKBENCH", home.resolve("workbench").toString());
    }
}
