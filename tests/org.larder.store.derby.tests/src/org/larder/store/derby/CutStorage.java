package org.larder.store.derby;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.derby.io.StorageFactory;
import org.apache.derby.io.StorageFile;
import org.apache.derby.io.WritableStorageFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.testing.powercut.CutDisk;

/** Derby's storage on a {@link CutDisk}. Derby makes it, by the name of the class. */
@NonNullByDefault({})
public final class CutStorage implements WritableStorageFactory {

    /** The prefix of names of databases. */
    static final String LAYER = "powercut:";

    private static final Map<Path, CutDisk> DISKS = new ConcurrentHashMap<>();

    private Path folder;
    private CutDisk disk;
    private String canonicalName;

    /** Puts a disk where Derby finds it under its folder's name. */
    static void plug(CutDisk disk) {
        System.setProperty("derby.subSubProtocol.powercut", CutStorage.class.getName());
        DISKS.put(disk.root(), disk);
    }

    static void unplug(CutDisk disk) {
        DISKS.remove(disk.root());
    }

    /** Without a database Derby asks for its home, and makes nothing there. */
    @Override
    public void init(String home, String databaseName, String tempDirName, String uniqueName) throws IOException {
        folder = Path.of(databaseName == null ? home : databaseName).toAbsolutePath().normalize();
        canonicalName = folder.toString();
        disk = databaseName == null ? DISKS.values().stream().findAny().orElse(null) : DISKS.get(folder);
        if (disk == null) {
            throw new IOException("no disk is plugged in for " + folder);
        }
    }

    @Override
    public void shutdown() {
        // the disk stays
    }

    @Override
    public String getCanonicalName() {
        return canonicalName;
    }

    @Override
    public void setCanonicalName(String name) {
        canonicalName = name;
    }

    @Override
    public StorageFile newStorageFile(String path) {
        return path == null ? file(folder) : file(folder.resolve(path).normalize());
    }

    @Override
    public StorageFile newStorageFile(String directory, String name) {
        return directory == null ? newStorageFile(name) : file(folder.resolve(directory).resolve(name).normalize());
    }

    @Override
    public StorageFile newStorageFile(StorageFile directory, String name) {
        return directory == null ? newStorageFile(name) : newStorageFile(directory.getPath(), name);
    }

    private StorageFile file(Path path) {
        return new CutStorageFile(disk, path);
    }

    @Override
    public char getSeparator() {
        return File.separatorChar;
    }

    @Override
    public StorageFile getTempDir() {
        return newStorageFile("tmp");
    }

    @Override
    public boolean isFast() {
        return false;
    }

    @Override
    public boolean isReadOnlyDatabase() {
        return false;
    }

    @Override
    public boolean supportsRandomAccess() {
        return true;
    }

    @Override
    public int getStorageFactoryVersion() {
        return StorageFactory.VERSION_NUMBER;
    }

    @Override
    public StorageFile createTemporaryFile(String prefix, String suffix) throws IOException {
        StorageFile made = newStorageFile("tmp", prefix + System.nanoTime() + suffix);
        made.createNewFile();
        return made;
    }

    @Override
    public void sync(OutputStream stream, boolean metaData) throws IOException {
        ((CutOutput) stream).sync();
    }

    @Override
    public boolean supportsWriteSync() {
        return true;
    }
}
