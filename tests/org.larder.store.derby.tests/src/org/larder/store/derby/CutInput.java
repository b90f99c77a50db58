package org.larder.store.derby;

import java.io.IOException;
import java.io.InputStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.testing.powercut.CutFile;

/** Reads a file from its beginning. */
@NonNullByDefault({})
final class CutInput extends InputStream {

    private final CutFile file;
    private long position;

    CutInput(CutFile file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = file.read(position, bytes, offset, count);
        position += Math.max(0, read);
        return read;
    }
}
