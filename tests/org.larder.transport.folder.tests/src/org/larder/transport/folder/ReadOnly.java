package org.larder.transport.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk on which nothing may be written. */
record ReadOnly(Disk disk) implements Disk {

    @Override
    public List<Found> list(Path folder) throws IOException {
        return disk.list(folder);
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
    public void makeFolders(Path folder) throws IOException {
        if (disk.look(folder).isEmpty()) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        throw new AccessDeniedException(file.toString());
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        throw new AccessDeniedException(file.toString());
    }

    @Override
    public void sync(Path file) throws IOException {
        throw new AccessDeniedException(file.toString());
    }

    @Override
    public void cut(Path file, long size) throws IOException {
        throw new AccessDeniedException(file.toString());
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        throw new AccessDeniedException(to.toString());
    }

    @Override
    public void delete(Path file) throws IOException {
        throw new AccessDeniedException(file.toString());
    }
}
