package org.larder.store.derby;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

import org.apache.derby.io.StorageFile;
import org.apache.derby.io.StorageRandomAccessFile;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.testing.powercut.CutDisk;
import org.larder.testing.powercut.CutFile;

/** A name on a {@link CutDisk}. */
@NonNullByDefault({})
final class CutStorageFile implements StorageFile {

    private final CutDisk disk;
    private final Path path;

    CutStorageFile(CutDisk disk, Path path) {
        this.disk = disk;
        this.path = path;
    }

    @Override
    public String[] list() {
        return disk.isFolder(path)
                ? disk.list(path).stream().map(each -> each.getFileName().toString()).toArray(String[]::new)
                : null;
    }

    @Override
    public boolean canWrite() {
        return disk.exists(path);
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
    public boolean delete() {
        return done(() -> disk.delete(path));
    }

    @Override
    public boolean deleteAll() {
        disk.list(path).forEach(each -> new CutStorageFile(disk, each).deleteAll());
        return delete();
    }

    @Override
    public String getPath() {
        return path.toString();
    }

    @Override
    public String getCanonicalPath() {
        return path.toString();
    }

    @Override
    public String getName() {
        return path.getFileName().toString();
    }

    @Override
    public boolean createNewFile() throws IOException {
        return disk.create(path);
    }

    @Override
    public boolean renameTo(StorageFile newName) {
        return done(() -> {
            disk.rename(path, Path.of(newName.getPath()));
            return true;
        });
    }

    @Override
    public boolean mkdir() {
        return done(() -> disk.makeFolder(path));
    }

    @Override
    public boolean mkdirs() {
        return path.getParent() != null && (disk.exists(path.getParent()) || getParentDir().mkdirs()) && mkdir();
    }

    @Override
    public StorageFile getParentDir() {
        return new CutStorageFile(disk, path.getParent());
    }

    @Override
    public boolean setReadOnly() {
        return true;
    }

    @Override
    public OutputStream getOutputStream() throws FileNotFoundException {
        return getOutputStream(false);
    }

    @Override
    public OutputStream getOutputStream(boolean append) throws FileNotFoundException {
        CutFile file = opened(true, false);
        try {
            if (!append) {
                file.setLength(0);
            }
        } catch (IOException e) {
            throw missing(e);
        }
        return new CutOutput(file, file.length());
    }

    @Override
    public InputStream getInputStream() throws FileNotFoundException {
        return new CutInput(opened(false, false));
    }

    @Override
    public int getExclusiveFileLock() {
        return EXCLUSIVE_FILE_LOCK;
    }

    @Override
    public void releaseExclusiveFileLock() {
        // nobody else has the disk
    }

    @Override
    public StorageRandomAccessFile getRandomAccessFile(String mode) throws FileNotFoundException {
        return new CutRandomAccess(opened(!mode.equals("r"), mode.length() > 2));
    }

    @Override
    public void limitAccessToOwner() {
        // nobody else has the disk
    }

    private CutFile opened(boolean make, boolean synced) throws FileNotFoundException {
        try {
            if (make) {
                disk.create(path);
            }
            return disk.open(path, synced);
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            throw missing(e);
        }
    }

    private static FileNotFoundException missing(IOException e) {
        FileNotFoundException missing = new FileNotFoundException(e.getMessage());
        missing.initCause(e);
        return missing;
    }

    private static boolean done(Doing doing) {
        try {
            return doing.done();
        } catch (IOException e) {
            return false;
        }
    }

    /** Changes a name. */
    private interface Doing {
        boolean done() throws IOException;
    }
}
