package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two desktop products of one account, on one server: what is typed in the one stands in the other's window. */
class TwoDesktopsTest {

    private static final String TITLE = "Larder ?";
    private static final String READY = "LARDER_SERVER ";
    /** More than two polls of a server that does not tell of changes by itself. */
    private static final Duration POLLS = Duration.ofMinutes(3);
    private static final String SAVED = "Online, all saved";

    @TempDir
    Path home = Path.of("");

    @Test
    void anEditInOneAppearsInTheOther() throws Exception {
        try (Program server = Program.Start.of(home, Built.product("server").resolve("larder-server"), "--data",
                home.resolve("server").toString(), "--port", "0").now()) {
            String address = server.line(line -> line.startsWith(READY)).substring(READY.length());
            client("kitchen", address, """
                    ["account","register","two@example.org"]
                    ["products","add","Oats","--calories","389","--protein","17","--fat","7","--carbs","66"]
                    ["products","add","Milk","--calories","61","--protein","3","--fat","3","--carbs","5"]
                    ["sync","once"]
                    """);
            client("office", address, """
                    ["account","login","two@example.org"]
                    ["sync","once"]
                    """);
            try (Program kitchen = desktop("kitchen"); Program office = meet(kitchen)) {
                there(kitchen, office);
            }
        }
    }

    /** The second one, and both windows. */
    private Program meet(Program kitchen) throws Exception {
        kitchen.await("the kitchen's window, connected", () -> seen("kitchen").anyMatch(line -> line.contains(SAVED)));
        Files.writeString(home.resolve("kitchen.window"), Long.toString(kitchen.window(TITLE)));
        return desktop("office");
    }

    private void there(Program kitchen, Program office) throws Exception {
        office.await("the office's window, connected", () -> seen("office").anyMatch(line -> line.contains(SAVED)));
        long first = Long.parseLong(Files.readString(home.resolve("kitchen.window")));
        office.await("the office's window", () -> Screen.windows(TITLE).anyMatch(each -> each != first));
        long second = Screen.windows(TITLE).filter(each -> each != first).findFirst().orElseThrow();

        carried(kitchen, first, "oats 80g", office, "office", "Oats | 80 g");
        carried(office, second, "milk 250g", kitchen, "kitchen", "Milk | 250 g");

        office.await("something to see", () -> Screen.picture(Built.kept("pictures").resolve("two-desktops.png")));
        for (long window : List.of(second, first)) {
            Screen.close(window);
        }
        assertThat(kitchen.exit()).as("exit code%s", kitchen.said()).isZero();
        assertThat(office.exit()).as("exit code%s", office.said()).isZero();
        assertThat(WorkspaceLog.errors(home.resolve("kitchen/workbench"))).isEmpty();
        assertThat(WorkspaceLog.errors(home.resolve("office/workbench"))).isEmpty();
    }

    /** Types a meal in one window and waits for it in the other. */
    private void carried(Program from, long window, String words, Program to, String name, String row)
            throws Exception {
        assertThat(seen(name)).noneMatch(line -> line.startsWith(row));
        Screen.type(window, "ctrl+l", words, "Return");
        Instant typed = Instant.now();
        to.await(row + " in the " + name + from.said(), POLLS,
                () -> seen(name).anyMatch(line -> line.startsWith(row)));
        System.out.println(row + " stood in the other window after " + Duration.between(typed, Instant.now()));
    }

    /** What can be read in a window. */
    private Stream<String> seen(String name) throws Exception {
        Path file = home.resolve(name).resolve("screen.txt");
        return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.empty();
    }

    private void client(String name, String address, String commands) throws Exception {
        try (Program client = Program.Start.of(folder(name), Built.product("client").resolve("larder-cli"), "--profile",
                profile(name), "--server", address, "batch").with("LARDER_PASSWORD", "a long password").now()) {
            for (String command : commands.lines().toList()) {
                client.say(command);
            }
            client.endInput();
            assertThat(client.exit()).as("exit code%s", client.said()).isZero();
            assertThat(client.out().lines()).allMatch(line -> line.contains("\"ok\":true"));
        }
    }

    private Program desktop(String name) throws Exception {
        Path folder = folder(name);
        return Probed.desktop(folder, Probed.configuration(Built.product("desktop"), folder)).now();
    }

    private String profile(String name) throws Exception {
        return folder(name).resolve("profile").toString();
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(home.resolve(name));
    }
}
