package org.larder.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command line has around it.
 *
 * @param in UTF-8
 * @param out UTF-8: answers, and nothing else
 * @param err UTF-8
 * @param environment variables by name
 * @param password asks a person at a terminal; empty if there is none
 * @param clock now, and the person's zone
 */
record Console(InputStream in, PrintStream out, PrintStream err, Function<String, Optional<String>> environment,
        Supplier<Optional<String>> password, Clock clock) {

    private static final int LONGEST_FIRST_LINE = 4096;

    /** Writes a line to standard output, at once; whether somebody still reads it. */
    boolean say(String line) {
        out.println(line);
        return !out.checkError();
    }

    /** Writes a line to standard error, at once. */
    void complain(String line) {
        err.println(line);
        err.flush();
    }

    /** The lines of standard input. */
    BufferedReader lines() {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The first line of standard input; empty if there is none. */
    Optional<String> firstLine() throws IOException {
        return new String(in.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.UTF_8).lines().findFirst();
    }
}
