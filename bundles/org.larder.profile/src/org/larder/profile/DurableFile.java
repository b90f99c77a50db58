package org.larder.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that are whole and on disk, or as they were before; only their owner may read them. An interrupt, which closes files
 * at any moment, waits until it is done: nobody could tell how far it came.
 */
final class DurableFile {

    private static final String OWNERS_FILE = "rw-------";
    private static final String OWNERS_FOLDER = "rwx------";

    private DurableFile() {
    }

    static void write(Path file, String text) throws IOException {
        uninterrupted(() -> replace(file, text));
    }

    static void delete(Path file) throws IOException {
        uninterrupted(() -> {
            Files.deleteIfExists(file);
            sync(file.resolveSibling("."));
        });
    }

    private static void replace(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, rights(file, OWNERS_FILE));
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.resolveSibling("."));
    }

    /** A folder that only its owner may enter; one that is there stays as it is. */
    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights(folder, OWNERS_FOLDER));
        }
    }

    /** Work that does no harm when it is done twice. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void uninterrupted(Work work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (!done(work)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @return false if an interrupt ended it */
    private static boolean done(Work work) throws IOException {
        try {
            work.run();
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    /** Brings the names in a folder to disk, where the system can do that. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException windowsOpensNoFolders) {
            return;
        }
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(rights);
        return new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)};
    }
}
