package org.larder.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.larder.api.exchange.ExchangeException;

/** A text file that is there whole or not at all: written beside its place, brought to disk, then moved there. */
final class WholeFile {

    private static final int BUFFER = 1 << 16;

    private WholeFile() {
    }

    /**
     * Writes a file in UTF-8 in the place of the one that may be there. Whatever the content throws leaves that one as it
     * was.
     *
     * @throws ExchangeException if it cannot be written
     */
    static <T> T write(Path file, Content<T> content) {
        Path place = file.toAbsolutePath();
        if (Files.isDirectory(place)) {
            throw new ExchangeException(file + " is a folder. Name a file.");
        }
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ExchangeException(
                    file + " cannot be written: its folder is not there. Make it, or choose another.");
        }
        Path beside = folder.resolve(place.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            T result = beside(beside, content);
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (IOException e) {
            throw unwritten(file, e);
        } catch (UncheckedIOException e) {
            throw unwritten(file, e);
        } finally {
            remove(beside);
        }
    }

    private static <T> T beside(Path beside, Content<T> content) throws IOException {
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), BUFFER)) {
            T result = content.write(out);
            out.flush();
            channel.force(true);
            return result;
        }
    }

    private static ExchangeException unwritten(Path file, Exception cause) {
        return new ExchangeException(file + " cannot be written: " + cause.getMessage()
                + ". Choose another place, or make room there.", cause);
    }

    private static void remove(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            beside.toFile().deleteOnExit();
        }
    }

    /**
     * Writes the content of a file.
     *
     * @param <T> what it tells of it
     */
    @FunctionalInterface
    interface Content<T> {

        T write(Writer out) throws IOException;
    }
}
