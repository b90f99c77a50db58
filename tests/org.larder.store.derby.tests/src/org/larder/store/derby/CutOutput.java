package org.larder.store.derby;

import java.io.IOException;
import java.io.OutputStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.testing.powercut.CutFile;

/** Writes to a file from a position on. */
@NonNullByDefault({})
final class CutOutput extends OutputStream {

    private final CutFile file;
    private long position;

    CutOutput(CutFile file, long position) {
        this.file = file;
        this.position = position;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[]{(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        file.write(position, bytes, offset, count);
        position += count;
    }

    void sync() throws IOException {
        file.sync();
    }
}
