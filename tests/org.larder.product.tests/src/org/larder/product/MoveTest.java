package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves between storage engines in the running desktop product, said at its OSGi console. */
class MoveTest {

    private static final String TITLE = "Larder ?";
    private static final Pattern ROWS = Pattern.compile("consumptions=(\\d+)");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @TempDir
    Path home = Path.of("");

    @Test
    void theDiaryMovesToH2AndBackWhileTheViewsLive() throws Exception {
        fill();
        try (Program desktop = desktop().now()) {
            desktop.window(TITLE);
            desktop.await("something to see in it", () -> Screen.picture(picture("before")));
            String before = ask(desktop, "larder:inventory", "nutritionGoals=");
            String there = ask(desktop, "larder:move h2", "derby -> h2");
            desktop.await("the window on h2", () -> Screen.picture(picture("h2")));
            assertThat(hash(there)).as("what was carried to h2").isEqualTo(hash(before));

            log(desktop, "oats 80g");
            desktop.await("the entry that was typed on h2", () -> entries(desktop) == entries(before) + 1);
            String between = ask(desktop, "larder:inventory", "nutritionGoals=");
            String back = ask(desktop, "larder:move derby", "h2 -> derby");
            assertThat(hash(back)).as("what was carried back").isEqualTo(hash(between));

            log(desktop, "milk 200g");
            desktop.await("the entry that was typed on derby", () -> entries(desktop) == entries(before) + 2);
            Screen.picture(picture("after"));
            assertThat(ask(desktop, "larder:stores", "derby of")).contains("The diary is open.");

            Screen.close(desktop.window(TITLE));
            assertThat(desktop.exit()).as("exit code%s", desktop.said()).isZero();
            assertThat(WorkspaceLog.errors(home.resolve("workbench"))).isEmpty();
        }
    }

    private void fill() throws Exception {
        try (Program client = Program.Start.of(home, Built.product("client").resolve("larder-cli"), "--profile",
                profile(), "batch").now()) {
            client.say(
                    "[\"products\",\"add\",\"Oats\",\"--calories\",\"389\",\"--protein\",\"17\",\"--fat\",\"7\",\"--carbs\",\"66\"]");
            client.say(
                    "[\"products\",\"add\",\"Milk\",\"--calories\",\"61\",\"--protein\",\"3\",\"--fat\",\"3\",\"--carbs\",\"5\"]");
            client.say(
                    "[\"goals\",\"set\",\"2026-01-01\",\"--calories\",\"2000\",\"--protein\",\"100\",\"--fat\",\"70\","
                            + "\"--carbs\",\"250\"]");
            client.endInput();
            assertThat(client.exit()).as("exit code%s", client.said()).isZero();
        }
    }

    /** Types a meal into the line of the diary. */
    private static void log(Program desktop, String words) throws Exception {
        Screen.type(desktop.window(TITLE), "ctrl+l", words, "Return");
    }

    private static long entries(Program desktop) throws Exception {
        return entries(ask(desktop, "larder:inventory", "nutritionGoals="));
    }

    private static long entries(String inventory) {
        Matcher rows = ROWS.matcher(inventory);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }

    /** Says a line at the console and waits for the answer that begins after it. */
    private static String ask(Program desktop, String line, String wanted) throws Exception {
        int said = desktop.out().length();
        desktop.say(line);
        desktop.await("the answer to " + line, () -> answer(desktop, said, wanted).isPresent());
        return answer(desktop, said, wanted).orElseThrow();
    }

    private static Optional<String> answer(Program desktop, int from, String wanted) {
        return desktop.out().substring(from).lines().filter(each -> each.contains(wanted)).findFirst();
    }

    private static String hash(String text) {
        Matcher hash = HASH.matcher(text);
        assertThat(hash.find()).as(text).isTrue();
        return hash.group();
    }

    private static Path picture(String name) throws Exception {
        return Built.kept("pictures").resolve("move-" + name + ".png");
    }

    private String profile() {
        return home.resolve("profile").toString();
    }

    private Program.Start desktop() {
        return Program.Start.of(home, Built.product("desktop").resolve("larder"), "-console", "--profile", profile())
                .with("LARDER_WORKBENCH", home.resolve("workbench").toString());
    }
}
