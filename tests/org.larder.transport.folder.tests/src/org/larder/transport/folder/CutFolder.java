package org.larder.transport.folder;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.larder.testing.powercut.CutDisk;
import org.larder.testing.powercut.CutFile;

/** The files of a shared folder on a disk whose power can be cut. */
final class CutFolder implements Disk {

    private final CutDisk disk;
    private final Map<Path, Long> changes = new HashMap<>();

    CutFolder(CutDisk disk) {
        this.disk = disk;
    }

    @Override
    public synchronized List<Found> list(Path folder) throws IOException {
        if (!disk.isFolder(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        List<Found> found = new ArrayList<>();
        for (Path each : disk.list(folder)) {
            found.add(look(each).orElseThrow());
        }
        return found;
    }

    @Override
    public synchronized Optional<Found> look(Path path) throws IOException {
        if (!disk.exists(path)) {
            return Optional.empty();
        }
        boolean folder = disk.isFolder(path);
        return Optional.of(new Found(String.valueOf(path.getFileName()), folder,
                folder ? 0 : disk.open(path, false).length(), Optional.ofNullable(changes.get(path)).orElse(0L)));
    }

    @Override
    public synchronized byte[] read(Path file, long offset, int most) throws IOException {
        byte[] bytes = new byte[most];
        int read = disk.open(file, false).read(offset, bytes, 0, most);
        return Arrays.copyOf(bytes, Math.max(0, read));
    }

    @Override
    public synchronized void makeFolders(Path folder) throws IOException {
        if (!disk.exists(folder)) {
            makeFolders(Optional.ofNullable(folder.getParent()).orElseThrow());
            disk.makeFolder(folder);
        }
    }

    @Override
    public synchronized void write(Path file, byte[] content) throws IOException {
        disk.create(file);
        CutFile open = open(file);
        open.setLength(0);
        halves(open, 0, content);
        open.sync();
    }

    @Override
    public synchronized void append(Path file, byte[] content) throws IOException {
        CutFile open = open(file);
        halves(open, open.length(), content);
        open.sync();
    }

    /** A write can be cut in its middle. */
    private static void halves(CutFile open, long at, byte[] content) throws IOException {
        int half = content.length / 2;
        open.write(at, content, 0, half);
        open.write(at + half, content, half, content.length - half);
    }

    @Override
    public synchronized void sync(Path file) throws IOException {
        open(file).sync();
    }

    @Override
    public synchronized void cut(Path file, long size) throws IOException {
        CutFile open = open(file);
        open.setLength(size);
        open.sync();
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
        open(to).sync();
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        disk.delete(file);
    }

    private CutFile open(Path file) throws IOException {
        changes.merge(file, 1L, Long::sum);
        return disk.open(file, false);
    }
}
