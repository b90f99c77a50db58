package org.larder.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.larder.api.exchange.ExchangeException;

/**
 * A file to be read.
 *
 * @param name what messages call it
 * @param size bytes
 * @param content opens it
 */
record Table(String name, long size, Opening content) {

    /** @throws ExchangeException if there is no such file, or none that can be read */
    static Table of(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new ExchangeException(file + " is a folder. Choose a file.");
        }
        if (!Files.isReadable(file)) {
            throw new ExchangeException(
                    file + (Files.exists(file) ? " cannot be read. Check its permissions." : " is not there."));
        }
        try {
            return new Table(name, Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new ExchangeException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Table of(String name, byte[] content) {
        return new Table(name, content.length, () -> new ByteArrayInputStream(content));
    }

    /** @throws ExchangeException if it cannot be opened */
    @SuppressWarnings("resource")
    Lines lines() {
        try {
            return new Lines(content.open());
        } catch (IOException e) {
            throw new ExchangeException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Opens the content, from its beginning. */
    @FunctionalInterface
    interface Opening {

        InputStream open() throws IOException;
    }
}
