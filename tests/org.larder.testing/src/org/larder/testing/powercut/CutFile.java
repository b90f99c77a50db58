package org.larder.testing.powercut;

import java.io.IOException;
import java.util.Arrays;

/** An open file of a {@link CutDisk}. It stays readable and writable when its name goes. Thread-safe. */
public final class CutFile {

    private final CutDisk disk;
    private final Inode inode;
    private final boolean synced;

    CutFile(CutDisk disk, Inode inode, boolean synced) {
        this.disk = disk;
        this.inode = inode;
        this.synced = synced;
    }

    /** @return bytes read, -1 behind the end */
    public int read(long position, byte[] target, int offset, int count) throws IOException {
        return disk.read(inode, position, target, offset, count);
    }

    public void write(long position, byte[] source, int offset, int count) throws IOException {
        if (count > 0) {
            disk.change(inode, new Change.Written(position, Arrays.copyOfRange(source, offset, offset + count)),
                    synced);
        }
    }

    public long length() {
        return disk.length(inode);
    }

    public void setLength(long length) throws IOException {
        disk.change(inode, new Change.Sized(length), synced);
    }

    public void sync() throws IOException {
        disk.sync(inode);
    }
}
