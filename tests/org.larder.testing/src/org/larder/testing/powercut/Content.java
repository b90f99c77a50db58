package org.larder.testing.powercut;

import java.util.Arrays;

/** The bytes of a file. Not thread-safe. */
final class Content {

    private byte[] bytes;
    private int length;

    Content(byte[] bytes) {
        this.bytes = bytes;
        length = bytes.length;
    }

    int length() {
        return length;
    }

    byte[] all() {
        return Arrays.copyOf(bytes, length);
    }

    /** @return bytes read, -1 behind the end */
    int read(long position, byte[] target, int offset, int count) {
        if (position >= length) {
            return count == 0 ? 0 : -1;
        }
        int read = (int) Math.min(count, length - position);
        System.arraycopy(bytes, (int) position, target, offset, read);
        return read;
    }

    void write(long position, byte[] source) {
        int end = Math.toIntExact(position + source.length);
        if (end > length) {
            setLength(end);
        }
        System.arraycopy(source, 0, bytes, (int) position, source.length);
    }

    /** What lies behind a shorter file's end is zero when it grows again. */
    void setLength(long newLength) {
        int size = Math.toIntExact(newLength);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
        }
        Arrays.fill(bytes, Math.min(size, length), Math.max(size, length), (byte) 0);
        length = size;
    }
}
