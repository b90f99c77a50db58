package org.larder.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.maintenance.Pieces;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;

/** The pieces of an archive by pages, read forward; the first page begins again. Used by one thread at a time. */
final class ArchivePieces implements Pieces, AutoCloseable {

    private final Path file;
    private Optional<ArchiveReader> reader = Optional.empty();
    private Optional<Piece> ahead = Optional.empty();
    private long passed;

    ArchivePieces(Path file) {
        this.file = file;
    }

    @Override
    public Page<Piece> page(Optional<String> after, int limit) {
        goTo(after.map(Long::parseLong).orElse(0L));
        List<Piece> pieces = new ArrayList<>();
        while (ahead.isPresent() && pieces.size() < limit) {
            pieces.add(step());
        }
        return new Page<>(pieces, ahead.map(more -> Long.toString(passed)));
    }

    /** Bytes read since the beginning. */
    long bytes() {
        return reader.map(ArchiveReader::bytes).orElse(0L);
    }

    @Override
    public void close() {
        reader.ifPresent(ArchiveReader::close);
        reader = Optional.empty();
    }

    @SuppressWarnings("resource")
    private void goTo(long position) {
        if (reader.isEmpty() || position < passed || position == 0) {
            close();
            passed = 0;
            reader = Optional.of(new ArchiveReader(file));
            ahead = read();
        }
        while (ahead.isPresent() && passed < position) {
            step();
        }
    }

    private Piece step() {
        Piece piece = ahead.orElseThrow();
        passed++;
        ahead = read();
        return piece;
    }

    private Optional<Piece> read() {
        return reader.flatMap(ArchiveReader::next);
    }
}
