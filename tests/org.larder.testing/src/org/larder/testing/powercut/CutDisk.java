package org.larder.testing.powercut;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A disk in memory, filled from a real folder, under the names that the files had there. It knows which bytes and names
 * would be there after a power cut: what was synced, and of the rest what the seed leaves; changes of names are durable in
 * their order, all of them when any file is synced. A sector of 4,096 bytes is written whole or not at all. Thread-safe.
 */
public final class CutDisk {

    private final Path root;
    private final boolean syncing;
    private final TreeMap<Path, Optional<Inode>> names = new TreeMap<>();
    private final TreeMap<Path, Optional<Inode>> durableNames = new TreeMap<>();
    private final List<Consumer<TreeMap<Path, Optional<Inode>>>> unsyncedNames = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private long operations;
    private boolean off;
    private boolean full;

    /**
     * @param folder filled from it, all of it durable; it is not touched afterwards
     * @param syncing whether a sync makes anything durable; if not, the disk is one that lies
     */
    public CutDisk(Path folder, boolean syncing) throws IOException {
        root = folder.toAbsolutePath().normalize();
        this.syncing = syncing;
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                names.put(each,
                        Files.isDirectory(each) ? Optional.empty() : Optional.of(new Inode(Files.readAllBytes(each))));
            }
        }
        durableNames.putAll(names);
    }

    /** The folder that it was filled from. */
    public Path root() {
        return root;
    }

    /** Lets something go wrong; operations count from now. */
    public synchronized void expect(Fault newFault) {
        fault = newFault;
        operations = 0;
    }

    /** There is room again. */
    public synchronized void makeRoom() {
        fault = Fault.NONE;
        full = false;
    }

    /** Cuts the power now. */
    public synchronized void cut() {
        off = true;
    }

    /** Whether the power is cut. */
    public synchronized boolean off() {
        return off;
    }

    /** Writes, syncs and changes of names since the fault was set. */
    public synchronized long operations() {
        return operations;
    }

    /** Writes what a power cut leaves to a folder that is not there. */
    public synchronized void survivors(Path folder, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        TreeMap<Path, Optional<Inode>> left = new TreeMap<>(durableNames);
        unsyncedNames.subList(0, random.nextInt(unsyncedNames.size() + 1)).forEach(change -> change.accept(left));
        write(folder, left, random);
    }

    private void write(Path folder, TreeMap<Path, Optional<Inode>> tree, SplittableRandom random) throws IOException {
        for (var entry : tree.entrySet()) {
            Path target = folder.resolve(root.relativize(entry.getKey()).toString());
            if (entry.getValue().isPresent()) {
                Files.write(target, entry.getValue().get().survivor(random));
            } else {
                Files.createDirectories(target);
            }
        }
    }

    public synchronized boolean exists(Path path) {
        return names.containsKey(path);
    }

    public synchronized boolean isFolder(Path path) {
        return exists(path) && names.get(path).isEmpty();
    }

    public synchronized List<Path> list(Path folder) {
        return names.keySet().stream().filter(path -> folder.equals(path.getParent())).toList();
    }

    /** @return whether it was not there; it is made in a folder that is there */
    public synchronized boolean makeFolder(Path path) throws IOException {
        if (exists(path) || !isFolder(path.getParent())) {
            return false;
        }
        name(tree -> tree.put(path, Optional.empty()));
        return true;
    }

    /** @return whether it was there, and was no folder with anything in it */
    public synchronized boolean delete(Path path) throws IOException {
        if (!exists(path) || isFolder(path) && !list(path).isEmpty()) {
            return false;
        }
        name(tree -> tree.remove(path));
        return true;
    }

    /** Renames a file; one that has the name already is replaced. */
    public synchronized void rename(Path from, Path to) throws IOException {
        Inode inode = inode(from);
        name(tree -> {
            tree.remove(from);
            tree.put(to, Optional.of(inode));
        });
    }

    /** @return whether it was not there */
    public synchronized boolean create(Path path) throws IOException {
        if (exists(path)) {
            return false;
        }
        if (!isFolder(path.getParent())) {
            throw new FileNotFoundException(path.toString());
        }
        Inode inode = new Inode(new byte[0]);
        name(tree -> tree.put(path, Optional.of(inode)));
        return true;
    }

    /** @param synced whether each write is a sync too */
    public synchronized CutFile open(Path path, boolean synced) throws FileNotFoundException {
        return new CutFile(this, inode(path), synced);
    }

    synchronized int read(Inode inode, long position, byte[] target, int offset, int count) throws IOException {
        requirePower();
        return inode.current().read(position, target, offset, count);
    }

    synchronized long length(Inode inode) {
        return inode.current().length();
    }

    synchronized void change(Inode inode, Change change, boolean synced) throws IOException {
        boolean cut = operation(change instanceof Change.Written);
        inode.change(change);
        requirePower(cut);
        if (synced) {
            makeDurable(inode);
        }
    }

    synchronized void sync(Inode inode) throws IOException {
        requirePower(operation(false));
        makeDurable(inode);
    }

    private void makeDurable(Inode inode) {
        if (syncing) {
            inode.sync();
            unsyncedNames.forEach(change -> change.accept(durableNames));
            unsyncedNames.clear();
        }
    }

    private void name(Consumer<TreeMap<Path, Optional<Inode>>> change) throws IOException {
        boolean cut = operation(false);
        change.accept(names);
        unsyncedNames.add(change);
        requirePower(cut);
    }

    /** @return whether the power goes in the middle of it */
    private boolean operation(boolean writing) throws IOException {
        requirePower();
        boolean now = ++operations == fault.operation();
        if (now && fault.kind() == Fault.Kind.BROKEN) {
            throw new IOException("Input/output error");
        }
        full |= now && fault.kind() == Fault.Kind.FULL;
        if (full && writing) {
            throw new IOException("No space left on device");
        }
        return now && fault.kind() == Fault.Kind.CUT;
    }

    private void requirePower() throws IOException {
        requirePower(false);
    }

    private void requirePower(boolean cut) throws IOException {
        off |= cut;
        if (off) {
            throw new IOException("The power is off.");
        }
    }

    private Inode inode(Path path) throws FileNotFoundException {
        return Optional.ofNullable(names.get(path))
                .flatMap(inode -> inode)
                .orElseThrow(() -> new FileNotFoundException(path.toString()));
    }
}
