package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.MaintenanceException;

/** The folder of the backups. */
final class Shelf {

    private static final Pattern NAME = Pattern
            .compile("\\d{8}-\\d{6}-(daily|manual|migration|move|deletion)(-[2-9]\\d*|-1\\d+)?");
    private static final int DAILY = 7;
    private static final int DELETION = 3;

    private final Path folder;
    private final InstantSource clock;

    Shelf(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Whole backups, newest first. Those from times to come were made before the clock was put right: they are the oldest, so
     * that they never push out, nor stand before, what is made from now on.
     */
    List<Backup> list() throws IOException {
        List<Backup> found = new ArrayList<>();
        for (Path each : folders()) {
            Manifest.read(each).ifPresent(found::add);
        }
        Instant now = clock.instant();
        found.sort(Comparator.<Backup, Boolean>comparing(backup -> !backup.at().isAfter(now))
                .thenComparing(Backup::at)
                .thenComparing(Backup::name)
                .reversed());
        return found;
    }

    Optional<Backup> newest(Backup.Kind kind) throws IOException {
        return list().stream().filter(each -> each.kind() == kind).findFirst();
    }

    /** @throws MaintenanceException if there is none of that name */
    Backup need(String name) throws IOException {
        return list().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MaintenanceException("There is no backup '" + name + "' in " + folder + '.'));
    }

    /** A place for a new one. */
    Path fresh(Instant at, Backup.Kind kind) throws IOException {
        Files.createDirectories(folder);
        return Names.free(folder, Names.of(at) + '-' + kind.name().toLowerCase(Locale.ROOT));
    }

    /** Takes the manifest first: what a crash leaves is no backup. */
    void remove(Path backup) throws IOException {
        Trees.remove(backup.resolve(Manifest.FILE));
        Trees.remove(backup);
    }

    /** Removes backups that are too many of their kind. Those that a person made stay. */
    void roll() throws IOException {
        for (Backup.Kind kind : Backup.Kind.values()) {
            long kept = switch (kind) {
                case DAILY -> DAILY;
                case MIGRATION, MOVE -> 1;
                case DELETION -> DELETION;
                case MANUAL -> Long.MAX_VALUE;
            };
            for (Backup each : list().stream().filter(one -> one.kind() == kind).skip(kept).toList()) {
                remove(each.folder());
            }
        }
    }

    /** Removes what was never finished. */
    void removeIncomplete() throws IOException {
        for (Path each : folders()) {
            if (!Files.exists(each.resolve(Manifest.FILE))) {
                Trees.remove(each);
            }
        }
    }

    /** Removes backups that are not encrypted, or do not say so. */
    List<Path> removePlain() throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Path each : folders()) {
            if (Manifest.read(each).filter(Backup::encrypted).isEmpty()) {
                remove(each);
                removed.add(each);
            }
        }
        return removed;
    }

    boolean anyEncrypted() throws IOException {
        return list().stream().anyMatch(Backup::encrypted);
    }

    private List<Path> folders() throws IOException {
        return Trees.list(folder)
                .stream()
                .filter(each -> NAME.matcher(each.getFileName().toString()).matches() && Files.isDirectory(each))
                .toList();
    }
}
