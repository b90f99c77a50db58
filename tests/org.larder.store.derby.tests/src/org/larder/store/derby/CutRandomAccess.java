package org.larder.store.derby;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.derby.io.StorageRandomAccessFile;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.testing.powercut.CutFile;

/** A file with a pointer. Used by one thread at a time, clones of it by others. */
@NonNullByDefault({})
final class CutRandomAccess implements StorageRandomAccessFile {

    private final CutFile file;
    private final DataInputStream in = new DataInputStream(new Reading());
    private final DataOutputStream out = new DataOutputStream(new Writing());
    private long position;

    CutRandomAccess(CutFile file) {
        this.file = file;
    }

    @Override
    public StorageRandomAccessFile clone() {
        return new CutRandomAccess(file);
    }

    @Override
    public void close() {
        // nothing is held
    }

    @Override
    public long getFilePointer() {
        return position;
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public void seek(long newPosition) {
        position = newPosition;
    }

    @Override
    public void setLength(long newLength) throws IOException {
        file.setLength(newLength);
        position = Math.min(position, newLength);
    }

    @Override
    public void sync() throws IOException {
        file.sync();
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = file.read(position, bytes, offset, count);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public void readFully(byte[] bytes) throws IOException {
        in.readFully(bytes);
    }

    @Override
    public void readFully(byte[] bytes, int offset, int count) throws IOException {
        in.readFully(bytes, offset, count);
    }

    @Override
    public int skipBytes(int count) {
        int skipped = (int) Math.min(count, length() - position);
        position += skipped;
        return skipped;
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return in.readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return in.readUnsignedByte();
    }

    @Override
    public short readShort() throws IOException {
        return in.readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return in.readUnsignedShort();
    }

    @Override
    public char readChar() throws IOException {
        return in.readChar();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public String readLine() throws IOException {
        throw new EOFException("Derby reads no lines");
    }

    @Override
    public String readUTF() throws IOException {
        return in.readUTF();
    }

    @Override
    public void write(int single) throws IOException {
        out.write(single);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        out.write(bytes, offset, count);
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    @Override
    public void writeByte(int value) throws IOException {
        out.writeByte(value);
    }

    @Override
    public void writeShort(int value) throws IOException {
        out.writeShort(value);
    }

    @Override
    public void writeChar(int value) throws IOException {
        out.writeChar(value);
    }

    @Override
    public void writeInt(int value) throws IOException {
        out.writeInt(value);
    }

    @Override
    public void writeLong(long value) throws IOException {
        out.writeLong(value);
    }

    @Override
    public void writeFloat(float value) throws IOException {
        out.writeFloat(value);
    }

    @Override
    public void writeDouble(double value) throws IOException {
        out.writeDouble(value);
    }

    @Override
    public void writeBytes(String value) throws IOException {
        out.writeBytes(value);
    }

    @Override
    public void writeChars(String value) throws IOException {
        out.writeChars(value);
    }

    @Override
    public void writeUTF(String value) throws IOException {
        out.writeUTF(value);
    }

    /** Reads at the pointer. */
    private final class Reading extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            return CutRandomAccess.this.read(bytes, offset, count);
        }
    }

    /** Writes at the pointer. */
    private final class Writing extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            write(new byte[]{(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            file.write(position, bytes, offset, count);
            position += count;
        }
    }
}
