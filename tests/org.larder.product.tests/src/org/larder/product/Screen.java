package org.larder.product;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.sun.jna.NativeLong;
import com.sun.jna.platform.unix.X11;
import com.sun.jna.platform.unix.X11.Atom;
import com.sun.jna.platform.unix.X11.Display;
import com.sun.jna.platform.unix.X11.Window;
import com.sun.jna.platform.unix.X11.XClientMessageEvent;
import com.sun.jna.platform.unix.X11.XEvent;

/** The display that DISPLAY names, as a window manager would see and use it. */
final class Screen {

    private static final long PATIENCE_SECONDS = 60;
    private static final int BITS_OF_A_LONG = 32;
    private static final int COLOURS_OF_A_BLANK = 16;

    private Screen() {
    }

    /** The window on the screen whose whole title fits. */
    static Optional<Long> window(String title) throws Exception {
        return windows(title).findFirst();
    }

    /** All windows on the screen whose whole title fits. */
    static Stream<Long> windows(String title) throws Exception {
        return run("xdotool", "search", "--onlyvisible", "--name", "^" + title + "$").lines().map(Long::parseLong);
    }

    /** Asks the window to close, as a click on its cross does. */
    static void close(long window) {
        X11 x = X11.INSTANCE;
        Display display = Optional.ofNullable(x.XOpenDisplay(System.getenv("DISPLAY")))
                .orElseThrow(() -> new AssertionError("no display; start this test by releng/test"));
        try {
            XEvent event = closeRequest(x, display, new Window(window));
            x.XSendEvent(display, new Window(window), 0, new NativeLong(0), event);
            x.XSync(display, false);
        } finally {
            x.XCloseDisplay(display);
        }
    }

    /** Presses a key in the window, types the words, presses another; with a moment for the program after each. */
    static void type(long window, String first, String words, String last) throws Exception {
        run("xdotool", "windowfocus", Long.toString(window), "sleep", "0.5");
        run("xdotool", "key", first, "sleep", "0.5");
        run("xdotool", "type", "--delay", "40", words);
        run("xdotool", "sleep", "1", "key", last);
    }

    /** A picture of the whole screen, and whether there is something to see on it; not while the windows change. */
    static boolean picture(Path file) throws Exception {
        Files.deleteIfExists(file);
        run("import", "-window", "root", file.toString());
        if (Files.notExists(file)) {
            return false;
        }
        BufferedImage image = ImageIO.read(file.toFile());
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(pixel -> image.getRGB(pixel % image.getWidth(), pixel / image.getWidth())).distinct()
                .count() > COLOURS_OF_A_BLANK;
    }

    private static XEvent closeRequest(X11 x, Display display, Window window) {
        Atom delete = x.XInternAtom(display, "WM_DELETE_WINDOW", false);
        var event = new XEvent();
        event.type = X11.ClientMessage;
        event.setType(XClientMessageEvent.class);
        event.xclient.type = X11.ClientMessage;
        event.xclient.serial = new NativeLong(0);
        event.xclient.send_event = 1;
        event.xclient.display = display;
        event.xclient.window = window;
        event.xclient.message_type = x.XInternAtom(display, "WM_PROTOCOLS", false);
        event.xclient.format = BITS_OF_A_LONG;
        event.xclient.data.setType(NativeLong[].class);
        event.xclient.data.l[0] = new NativeLong(delete.longValue());
        event.xclient.data.l[1] = new NativeLong(X11.CurrentTime);
        return event;
    }

    private static String run(String... command) throws IOException, InterruptedException, TimeoutException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new TimeoutException(String.join(" ", command));
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
