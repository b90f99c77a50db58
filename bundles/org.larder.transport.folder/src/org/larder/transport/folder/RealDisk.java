package org.larder.transport.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file system. */
final class RealDisk implements Disk {

    private static final Logger LOG = LoggerFactory.getLogger(RealDisk.class);

    @Override
    public List<Found> list(Path folder) throws IOException {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                look(each).ifPresent(found::add);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(Trouble.words(e), e);
        }
        found.sort(Comparator.comparing(Found::name));
        return found;
    }

    @Override
    public Optional<Found> look(Path path) throws IOException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Found(String.valueOf(path.getFileName()), attributes.isDirectory(),
                    attributes.size(), attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] read(Path file, long offset, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int there = Math.clamp(channel.size() - offset, 0, most);
            ByteBuffer bytes = ByteBuffer.allocate(there);
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, offset + bytes.position());
            }
            return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        }
    }

    @Override
    public void makeFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            syncFolderOf(folder);
        }
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        put(file, content, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        put(file, content, StandardOpenOption.APPEND);
    }

    @Override
    public void sync(Path file) throws IOException {
        put(file, new byte[0], StandardOpenOption.WRITE);
    }

    @Override
    public void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            channel.force(true);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolderOf(to);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.delete(file);
    }

    private static void put(Path file, byte[] content, OpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Makes names durable where the system lets a folder be synced; Windows does not and needs it not. */
    private static void syncFolderOf(Path path) {
        try (FileChannel channel = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unable) {
            LOG.debug("a folder cannot be synced here", unable);
        }
    }
}
