package org.larder.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.larder.api.exchange.ExchangeException;
import org.larder.api.model.Inventory;
import org.larder.api.model.Piece;
import org.larder.api.model.ValidationException;

/**
 * The pieces of an archive in their order. Every failure is an {@link ExchangeException} that names file and line, made
 * before anything is imported. Not thread-safe.
 */
final class ArchiveReader implements Closeable {

    private final String name;
    private final Lines lines;
    private long number;
    private Optional<Inventory> foot = Optional.empty();

    /** Opens a file and reads its first line. */
    ArchiveReader(Path file) {
        Table table = Table.of(file);
        name = table.name();
        lines = table.lines();
        Optional<String> fault = line().map(ArchiveHead::fault).orElse(Optional.of(" is empty. Choose another file."));
        fault.ifPresent(message -> {
            close();
            throw new ExchangeException(name + message);
        });
    }

    /** Bytes read so far. */
    long bytes() {
        return lines.bytes();
    }

    /** The next piece; empty at the end. Its form is in order; {@link LinePiece#check} looks at what it says. */
    Optional<Piece> next() {
        String text = text(line().orElseThrow(this::cutOff));
        if (text.startsWith("]")) {
            foot = Optional.of(inOrder(() -> ArchiveForm.inventory(text)));
            end();
            return Optional.empty();
        }
        String piece = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        return Optional.of(inOrder(() -> LinePiece.of(piece)));
    }

    /** What the end of the archive says that it holds; there after {@link #next} came to the end. */
    Inventory inventory() {
        return foot.orElseThrow();
    }

    /** What is wrong with the piece that was read last. */
    ExchangeException fault(String message) {
        return new ExchangeException(name + ":" + number + ": " + message + ". Nothing was imported.");
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void end() {
        for (Optional<Line> line = line(); line.isPresent(); line = line()) {
            if (!text(line.get()).isEmpty()) {
                throw fault("there is more behind the end of the archive");
            }
        }
    }

    private Optional<Line> line() {
        try {
            Optional<Line> line = lines.next();
            number = line.map(Line::number).orElse(number);
            return line;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private String text(Line line) {
        return switch (line) {
            case Line.Text text -> text.text().strip();
            case Line.Unreadable bad -> throw damaged(bad.reason());
        };
    }

    private <T> T inOrder(Reading<T> reading) {
        try {
            return reading.read();
        } catch (ValidationException e) {
            throw damaged(e.getMessage());
        }
    }

    /** Whatever is wrong with the last line of a file that has no end: the rest of it is missing. */
    private ExchangeException damaged(String message) {
        ExchangeException fault = fault(message);
        return line().isPresent() ? fault : cutOff();
    }

    private ExchangeException cutOff() {
        return new ExchangeException(name + ":" + number
                + ": the file ends here, in the middle of the archive. Was it copied whole? Nothing was imported.");
    }

    private ExchangeException unreadable(IOException cause) {
        return new ExchangeException(
                name + " cannot be read any further: " + cause.getMessage() + ". Nothing was imported.", cause);
    }

    /** Reads a line, or says what is wrong with it by a {@link ValidationException}. */
    @FunctionalInterface
    private interface Reading<T> {

        T read();
    }
}
