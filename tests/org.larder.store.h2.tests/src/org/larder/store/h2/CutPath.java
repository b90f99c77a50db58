package org.larder.store.h2;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.h2.store.fs.FilePath;
import org.larder.testing.powercut.CutDisk;

/** A file or folder of H2 on a disk whose power can be cut. Each disk has a prefix of its own. */
@NonNullByDefault({})
final class CutPath extends FilePath {

    private static final AtomicInteger DISKS = new AtomicInteger();

    private final String scheme;
    private final CutDisk disk;
    private final Path path;

    private CutPath(String scheme, CutDisk disk, Path path) {
        this.scheme = scheme;
        this.disk = disk;
        this.path = path;
        name = prefix() + path;
    }

    /** Makes the disk known to H2, under a prefix of its own. */
    static CutPath plug(CutDisk disk) {
        CutPath root = new CutPath("cut" + DISKS.incrementAndGet(), disk, disk.root());
        FilePath.register(root);
        return root;
    }

    /** Lets H2 forget the disk. */
    void unplug() {
        FilePath.unregister(this);
    }

    /** Under which the files of the disk are found. */
    String prefix() {
        return scheme + ":";
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public FilePath getPath(String full) {
        return at(Path.of(full.substring(prefix().length())));
    }

    @Override
    public FilePath getParent() {
        Path parent = path.getParent();
        return parent == null ? null : at(parent);
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public boolean exists() {
        return disk.exists(path);
    }

    @Override
    public boolean isDirectory() {
        return disk.isFolder(path);
    }

    @Override
    public boolean isRegularFile() {
        return exists() && !isDirectory();
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public boolean setReadOnly() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public long size() {
        try {
            return disk.open(path, false).length();
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** H2 writes into the list. */
    @Override
    public List<FilePath> newDirectoryStream() {
        return disk.list(path).stream().map(this::at).collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public boolean createFile() {
        return done(() -> disk.create(path));
    }

    @Override
    public void createDirectory() {
        done(() -> disk.makeFolder(path));
    }

    @Override
    public void delete() {
        done(() -> disk.delete(path));
    }

    @Override
    public void moveTo(FilePath newName, boolean atomicReplace) {
        Path to = Path.of(newName.toString().substring(prefix().length()));
        done(() -> {
            disk.rename(path, to);
            return true;
        });
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        if (!"r".equals(mode)) {
            disk.create(path);
        }
        return new CutChannel(disk.open(path, "rwd".equals(mode) || "rws".equals(mode)));
    }

    private FilePath at(Path other) {
        return new CutPath(scheme, disk, other);
    }

    private static boolean done(Changing change) {
        try {
            return change.done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the names of a disk. */
    @FunctionalInterface
    private interface Changing {
        boolean done() throws IOException;
    }
}
