package org.larder.transport.folder;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A disk in memory, as quick as it can be. Thread-safe. */
final class MemoryDisk implements Disk {

    private final TreeMap<Path, Optional<Content>> names = new TreeMap<>();
    private long changes;

    private record Content(byte[] bytes, long changed) {
    }

    /** The files, by name. */
    synchronized NavigableMap<Path, byte[]> files() {
        var files = new TreeMap<Path, byte[]>();
        names.forEach((path, content) -> content.ifPresent(each -> files.put(path, each.bytes())));
        return files;
    }

    /** Somebody else puts a file there. */
    synchronized void bring(Path file, byte[] content) throws IOException {
        makeFolders(Optional.ofNullable(file.getParent()).orElseThrow());
        write(file, content);
    }

    @Override
    public synchronized List<Found> list(Path folder) throws IOException {
        if (look(folder).isEmpty()) {
            throw new NoSuchFileException(folder.toString());
        }
        List<Found> found = new ArrayList<>();
        for (Path path : names.keySet()) {
            if (folder.equals(path.getParent())) {
                found.add(look(path).orElseThrow());
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<Found> look(Path path) {
        return Optional.ofNullable(names.get(path)).map(content -> new Found(String.valueOf(path.getFileName()),
                content.isEmpty(), content.map(each -> each.bytes().length).orElse(0),
                content.map(Content::changed).orElse(0L)));
    }

    @Override
    public synchronized byte[] read(Path file, long offset, int most) throws IOException {
        byte[] bytes = content(file);
        int from = (int) Math.min(offset, bytes.length);
        return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, offset + most));
    }

    @Override
    public synchronized void makeFolders(Path folder) {
        for (Path each = folder; each.getNameCount() > 0; each = each.getParent()) {
            names.putIfAbsent(each, Optional.empty());
        }
    }

    @Override
    public synchronized void write(Path file, byte[] content) throws IOException {
        if (!names.containsKey(file.getParent())) {
            throw new FileNotFoundException(file.toString());
        }
        names.put(file, Optional.of(new Content(content.clone(), ++changes)));
    }

    @Override
    public synchronized void append(Path file, byte[] content) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(content(file));
        all.writeBytes(content);
        write(file, all.toByteArray());
    }

    @Override
    public synchronized void sync(Path file) throws IOException {
        content(file);
    }

    @Override
    public synchronized void cut(Path file, long size) throws IOException {
        write(file, Arrays.copyOf(content(file), (int) size));
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        write(to, content(from));
        names.remove(from);
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        content(file);
        names.remove(file);
    }

    private byte[] content(Path file) throws IOException {
        return Optional.ofNullable(names.get(file)).flatMap(each -> each).map(Content::bytes)
                .orElseThrow(() -> new NoSuchFileException(file.toString()));
    }
}
