package org.larder.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.store.fs.FileBaseDefault;
import org.larder.testing.powercut.CutFile;

/** An open file of H2 on a disk whose power can be cut. */
@NonNullByDefault({})
final class CutChannel extends FileBaseDefault {

    private final CutFile file;

    CutChannel(CutFile file) {
        this.file = file;
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        byte[] bytes = new byte[target.remaining()];
        int read = file.read(position, bytes, 0, bytes.length);
        if (read > 0) {
            target.put(bytes, 0, read);
        }
        return read;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        file.write(position, bytes, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public long size() {
        return file.length();
    }

    @Override
    protected void implTruncate(long length) throws IOException {
        if (length < file.length()) {
            file.setLength(length);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        return new Lock(this);
    }

    /** Nobody else has the disk. */
    private static final class Lock extends FileLock {

        Lock(FileChannel channel) {
            super(channel, 0, Long.MAX_VALUE, false);
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public void release() {
            // nobody waits for it
        }
    }
}
