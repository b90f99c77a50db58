package org.larder.store.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;

import org.eclipse.jdt.annotation.Nullable;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file of H2 of which every write is on the disk when it returns, in the order of the writes. H2's own setting for that
 * ({@code ACCESS_MODE_DATA}) has no effect on its present storage, and its {@code CHECKPOINT SYNC} comes too late for a
 * large transaction, which is written in several pieces of which one may overwrite what another has freed.
 *
 * <p>H2 makes paths by itself, hence public.
 */
public final class SyncedPath extends FilePathWrapper {

    /** Begins the name of a database whose files are synced. */
    static final String PREFIX = "larder:";

    private static final String SCHEME = PREFIX.substring(0, PREFIX.length() - 1);
    private static final String READ_AND_WRITE = "rw";
    private static final String READ_AND_WRITE_SYNCED = "rwd";

    /** Lets H2 know the prefix. */
    static void register() {
        FilePath.register(new SyncedPath());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(@Nullable String mode) throws IOException {
        FilePath file = getBase();
        return READ_AND_WRITE.equals(mode) ? new SyncedChannel(file.open(READ_AND_WRITE_SYNCED)) : file.open(mode);
    }
}
