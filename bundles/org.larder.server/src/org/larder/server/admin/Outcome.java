package org.larder.server.admin;

/**
 * How a command ended.
 *
 * @param exit 0 done, 1 failed, 2 wrong usage
 * @param text what to tell
 */
public record Outcome(int exit, String text) {

    static Outcome done(String text) {
        return new Outcome(0, text);
    }

    static Outcome failed(String text) {
        return new Outcome(1, text);
    }

    static Outcome usage(String text) {
        return new Outcome(2, text + "; \"larder-server admin --help\" lists the commands");
    }
}
