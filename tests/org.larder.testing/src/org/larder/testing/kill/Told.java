package org.larder.testing.kill;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the killed processes told of their edits. Not thread-safe. */
final class Told {

    private static final String END = " .";

    private final Map<String, String> brands = new LinkedHashMap<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private Optional<String> backup = Optional.empty();
    private Optional<Tried> open = Optional.empty();
    private int edits;

    void line(String line) {
        if (!line.endsWith(END)) {
            return;
        }
        String[] words = line.substring(0, line.length() - END.length()).split(" ", 2);
        switch (words[0]) {
            case "edit" -> open = Optional.of(Tried.of(words[1]));
            case "edited" -> {
                edits++;
                settle(true);
            }
            case "sent" -> sent.add(words[1]);
            case "backed-up" -> backup = Optional.of(words[1]);
            default -> {
            }
        }
    }

    /** Brands by the ids of foods, as the edits that returned left them. */
    Map<String, String> brands() {
        return brands;
    }

    /** The texts of operations that were handed out, in their order. */
    Set<String> sent() {
        return sent;
    }

    /** The last backup that was whole. */
    Optional<String> backup() {
        return backup;
    }

    /** The edit that never returned. */
    Optional<Tried> open() {
        return open;
    }

    int edits() {
        return edits;
    }

    /** Takes notice of whether the open edit is there. */
    void settle(boolean there) {
        open.filter(edit -> there).ifPresent(edit -> brands.put(edit.id(), edit.brand()));
        open = Optional.empty();
    }

    /** An edit that was begun. */
    record Tried(String id, String brand) {

        static Tried of(String words) {
            return new Tried(words.substring(0, words.indexOf(' ')), words.substring(words.indexOf(' ') + 1));
        }
    }
}
