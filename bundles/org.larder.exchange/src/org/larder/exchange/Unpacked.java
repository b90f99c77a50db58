package org.larder.exchange;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/** The content of a file that is compressed by gzip or not, and how much of the file was read. Not thread-safe. */
final class Unpacked implements Closeable {

    private static final int BUFFER = 1 << 16;
    private static final int MAGIC_LENGTH = 2;

    private final Counted file;
    private final InputStream content;

    Unpacked(InputStream file) throws IOException {
        this.file = new Counted(file);
        BufferedInputStream buffered = new BufferedInputStream(this.file, BUFFER);
        content = unpacked(buffered);
    }

    InputStream content() {
        return content;
    }

    /** Bytes of the file, as it lies there. */
    long bytesRead() {
        return file.count;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return packed(in) ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static boolean packed(InputStream in) throws IOException {
        in.mark(MAGIC_LENGTH);
        byte[] first = in.readNBytes(MAGIC_LENGTH);
        in.reset();
        return first.length == MAGIC_LENGTH
                && ((first[0] & 0xff) | (first[1] & 0xff) << Byte.SIZE) == GZIPInputStream.GZIP_MAGIC;
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        @NonNullByDefault({})
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
