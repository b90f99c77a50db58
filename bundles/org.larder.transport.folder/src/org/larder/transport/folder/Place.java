package org.larder.transport.folder;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things lie in a shared folder. */
record Place(Path root) {

    static final String MARKER = "larder-folder.json";

    private static final Pattern FILE = Pattern.compile("([0-9]{10})\\.log");
    private static final Pattern CONFLICT = Pattern.compile(".*(\\.sync-conflict-|\\(.*conflict.*\\)).*",
            Pattern.CASE_INSENSITIVE);

    Path marker() {
        return root.resolve(MARKER);
    }

    Path devices() {
        return root.resolve("devices");
    }

    Path log(LogName log) {
        return devices().resolve(log.toString());
    }

    Path file(LogName log, int first) {
        return log(log).resolve(String.format("%010d.log", first));
    }

    /** A name for what is not whole yet; its owner deletes it. */
    static Path unfinished(Path file) {
        return file.resolveSibling("unfinished.tmp");
    }

    /** The number of the first operation in a file of that name; empty if it is no file of a log. */
    static OptionalInt first(String name) {
        Matcher form = FILE.matcher(name);
        if (!form.matches()) {
            return OptionalInt.empty();
        }
        long first = Long.parseLong(form.group(1));
        return first >= 1 && first < Integer.MAX_VALUE ? OptionalInt.of((int) first) : OptionalInt.empty();
    }

    /** Why a file of that name is not read, if it looks like one of Larder. */
    static Optional<String> stray(String where, String name) {
        boolean ours = name.contains(".log") || name.startsWith("larder-folder");
        if (!ours || name.equals(MARKER) || first(name).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(where + name + (CONFLICT.matcher(name).matches()
                ? ": a copy that the sync program made of a conflict; it is not read and can be deleted"
                : ": not a name of a log; it is not read"));
    }
}
