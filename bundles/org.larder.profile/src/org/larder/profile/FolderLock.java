package org.larder.profile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

import org.larder.api.profile.ProfileInUseException;

/** The lock of a profile folder. Who holds it stands in a file beside it, which others can read. */
final class FolderLock {

    private static final String LOCK = "lock";
    private static final String HOLDER = "lock.holder";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws ProfileInUseException if another process, or another part of this one, holds it */
    static FolderLock take(Path folder, String program, Instant now) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (locked(folder, channel).isEmpty()) {
            channel.close();
            throw new ProfileInUseException(folder, holder(folder));
        }
        boolean done = false;
        try {
            DurableFile.write(folder.resolve(HOLDER),
                    "process " + ProcessHandle.current().pid() + " (" + program + ") since " + now);
            done = true;
        } finally {
            if (!done) {
                channel.close();
            }
        }
        return new FolderLock(folder, channel);
    }

    void release() throws IOException {
        try {
            Files.deleteIfExists(folder.resolve(HOLDER));
        } finally {
            channel.close();
        }
    }

    /** The channel stays open if this process holds the lock: closing it would let that lock go on POSIX systems. */
    private static Optional<FileLock> locked(Path folder, FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            throw new ProfileInUseException(folder, holder(folder));
        }
    }

    private static String holder(Path folder) {
        try {
            return Files.readString(folder.resolve(HOLDER));
        } catch (IOException unknown) {
            return "another program";
        }
    }
}
