import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The desktop product with its window, on the display of this run. */
final class Window {

    private static final int WINDOW_SECONDS = 60;
    private static final int SETTLE_MS = 4000;

    private final Steps steps;
    private final Children children;
    private final Path desktop;
    private final Path work;

    Window(Steps steps, Children children, Path desktop, Path work) {
        this.steps = steps;
        this.children = children;
        this.desktop = desktop;
        this.work = work;
    }

    /** Opens the window, takes a picture of it and ends the program. */
    boolean picture(String name, Path profile, String server) throws Exception {
        if (System.getenv("DISPLAY") == null) {
            steps.tell("left out: there is no display (install xvfb, imagemagick and xdotool for the pictures)");
            return false;
        }
        long before = System.nanoTime();
        Process process = children.start("desktop", Map.of("LARDER_WORKBENCH", work.resolve("workbench-" + name).toString(),
                "DBUS_SESSION_BUS_ADDRESS", "disabled:"),
                List.of(desktop.resolve("larder").toString(), "--profile", profile.toString(), "--server", server));
        try {
            while (run("xdotool", "search", "--onlyvisible", "--name", "Larder") != 0) {
                if (!process.isAlive() || Steps.seconds(before) > WINDOW_SECONDS) {
                    throw new StepFailedException("the desktop shows no window");
                }
                Thread.sleep(100);
            }
            steps.tell("the window was there after %.1f s", Steps.seconds(before));
            Thread.sleep(SETTLE_MS);
            Path picture = work.resolve(name + ".png");
            steps.check(run("import", "-window", "root", picture.toString()) == 0 && Files.size(picture) > 0,
                    "a picture of it is in %s", picture);
            return true;
        } finally {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                Children.kill(process);
            }
        }
    }

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
