package org.larder.store.switching;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Folders with everything in them. */
final class Trees {

    private Trees() {
    }

    /** What lies in a folder, by name; nothing if there is no such folder. */
    static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** Removes a folder or file, if it is there. */
    static void remove(Path tree) throws IOException {
        if (Files.exists(tree)) {
            for (Path each : all(tree).reversed()) {
                Files.deleteIfExists(each);
            }
            syncNames(parent(tree));
        }
    }

    /** @param to must not be there; its parents are made */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(parent(to));
        for (Path each : all(from)) {
            Files.copy(each, to.resolve(from.relativize(each).toString()));
        }
    }

    /** Gives a folder another place in one step, on the disk when this returns. */
    static void move(Path from, Path to) throws IOException {
        Files.createDirectories(parent(to));
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncNames(parent(to));
        syncNames(parent(from));
    }

    /** Brings everything in a folder to the disk, and the names that lead to it from {@code root}. */
    static void sync(Path tree, Path root) throws IOException {
        for (Path each : all(tree)) {
            if (Files.isDirectory(each)) {
                syncNames(each);
            } else {
                try (FileChannel channel = FileChannel.open(each, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
        for (Path above = parent(tree); above.startsWith(root); above = parent(above)) {
            syncNames(above);
        }
    }

    /** The bytes of all files together. */
    static long size(Path tree) throws IOException {
        long bytes = 0;
        for (Path each : all(tree)) {
            bytes += Files.isRegularFile(each) ? Files.size(each) : 0;
        }
        return bytes;
    }

    /** A system that cannot open a folder keeps names by itself. */
    static void syncNames(Path folder) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException notForFolders) {
            return;
        }
        try (FileChannel channel = opened) {
            channel.force(true);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    private static List<Path> all(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.toList();
        }
    }
}
