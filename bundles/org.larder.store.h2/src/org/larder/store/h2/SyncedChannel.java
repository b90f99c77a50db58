package org.larder.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file that is synced with every write, of which each write comes in two parts: all but the last block, then that. H2
 * knows a piece that it appended as whole by its last block, so nothing before may be missing once that is there. Its header,
 * of two equal blocks, is never lost in both. Thread-safe.
 */
@NonNullByDefault({})
final class SyncedChannel extends FileBaseDefault {

    private static final int BLOCK = 4096;

    private final FileChannel file;

    /** @param file opened so that each write is on the disk when it returns */
    SyncedChannel(FileChannel file) {
        this.file = file;
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        int last = Math.min(length, BLOCK);
        whole(source, length - last, position);
        whole(source, last, position + length - last);
        return length;
    }

    /** An interrupted write that was made again says less than what it wrote; the buffer knows. */
    private void whole(ByteBuffer source, int length, long position) throws IOException {
        ByteBuffer part = source.slice(source.position(), length);
        while (part.hasRemaining()) {
            file.write(part, position + part.position());
        }
        source.position(source.position() + length);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
