package org.larder.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;

/** What engines do with the folders of their databases, so that a crash leaves all of one or none. */
public final class Folders {

    private static final String NO_SPACE = "No space left";

    private Folders() {
    }

    /** Brings everything in a folder to the disk, the names of its files too. */
    public static void sync(Path tree) throws IOException {
        for (Path each : tree(tree)) {
            if (Files.isDirectory(each)) {
                syncNames(each);
            } else {
                try (FileChannel channel = FileChannel.open(each, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Gives a folder its name, in one step that is on the disk when this returns. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncNames(to.toAbsolutePath().getParent());
        if (!from.toAbsolutePath().getParent().equals(to.toAbsolutePath().getParent())) {
            syncNames(from.toAbsolutePath().getParent());
        }
    }

    /** Copies a folder with everything in it. */
    public static void copy(Path from, Path to) throws IOException {
        for (Path each : tree(from)) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target);
            }
        }
    }

    /** Removes a folder with everything in it, if it is there. */
    public static void remove(Path tree) throws IOException {
        if (Files.exists(tree)) {
            for (Path each : tree(tree).reversed()) {
                Files.delete(each);
            }
        }
    }

    /** Brings the names in a folder to the disk. A system that cannot open a folder keeps names by itself. */
    public static void syncNames(Path folder) throws IOException {
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

    /**
     * What callers of a store see of it.
     *
     * @param what what could not be done, without a full stop
     */
    public static StoreException failure(String what, IOException e) {
        if (String.valueOf(e.getMessage()).contains(NO_SPACE)) {
            return new StoreFullException(what + ": the disk is full. Nothing was changed; free some space.", e);
        }
        return new StoreException(what + ": " + reason(e), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder. Move it away.";
            case AccessDeniedException denied -> "access is denied to " + denied.getFile()
                    + ". Let yourself write there.";
            default -> e.toString();
        };
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }
}
