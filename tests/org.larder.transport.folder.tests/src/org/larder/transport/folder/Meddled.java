package org.larder.transport.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A disk on which somebody does something right after a folder was listed. */
record Meddled(Disk disk, Path folder, Deque<Runnable> deeds) implements Disk {

    Meddled(Disk disk, Path folder) {
        this(disk, folder, new ArrayDeque<>());
    }

    @Override
    public List<Found> list(Path listed) throws IOException {
        List<Found> found = disk.list(listed);
        if (listed.equals(folder) && !deeds.isEmpty()) {
            deeds.remove().run();
        }
        return found;
    }

    @Override
    public Optional<Found> look(Path path) throws IOException {
        return disk.look(path);
    }

    @Override
    public byte[] read(Path file, long offset, int most) throws IOException {
        return disk.read(file, offset, most);
    }

    @Override
    public void makeFolders(Path made) throws IOException {
        disk.makeFolders(made);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        disk.write(file, content);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        disk.append(file, content);
    }

    @Override
    public void sync(Path file) throws IOException {
        disk.sync(file);
    }

    @Override
    public void cut(Path file, long size) throws IOException {
        disk.cut(file, size);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }
}
