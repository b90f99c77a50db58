package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Databases that are the diary no more, kept for 30 days. */
final class Aside {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String ENCRYPTED = "-encrypted";
    private static final Pattern NAME = Pattern.compile("(\\d{8}-\\d{6})-[a-z0-9]+-.*");

    private final Path folder;
    private final InstantSource clock;

    Aside(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Sets a database aside, in one step that is on the disk when this returns.
     *
     * @param why in a word, for the name
     * @return where it is now
     */
    Path take(Places.Database database, String why, boolean encrypted) throws IOException {
        Path target = Names.free(folder, Names.of(clock.instant()) + '-' + database.engine() + '-' + why + '-'
                + database.generation() + (encrypted ? ENCRYPTED : ""));
        Trees.move(database.folder(), target);
        return target;
    }

    /** Removes what is over its time. */
    void expire() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        for (Path each : all()) {
            if (at(each).filter(oldest::isAfter).isPresent()) {
                Trees.remove(each);
            }
        }
    }

    /** Removes what is not encrypted. */
    List<Path> removePlain() throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Path each : all()) {
            if (!encrypted(each)) {
                Trees.remove(each);
                removed.add(each);
            }
        }
        return removed;
    }

    boolean anyEncrypted() throws IOException {
        return all().stream().anyMatch(Aside::encrypted);
    }

    /** Damaged settings lie there too, as files; those stay. */
    private List<Path> all() throws IOException {
        return Trees.list(folder).stream().filter(each -> at(each).isPresent() && Files.isDirectory(each)).toList();
    }

    private static boolean encrypted(Path each) {
        return each.getFileName().toString().contains(ENCRYPTED);
    }

    private static Optional<Instant> at(Path each) {
        Matcher name = NAME.matcher(each.getFileName().toString());
        return name.matches() ? Names.at(name.group(1)) : Optional.empty();
    }
}
