package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.Stamp;
import org.larder.api.store.StoreContents;
import org.larder.rules.HybridClock;

/** The store as a whole. Clock and counters go on behind what was added. */
final class JdbcContents implements StoreContents {

    private final Transactions transactions;
    private final HybridClock clock;
    private final Salvage salvage;

    JdbcContents(Transactions transactions, HybridClock clock, Salvage salvage) {
        this.transactions = transactions;
        this.clock = clock;
        this.salvage = salvage;
    }

    @Override
    public Page<Piece> pieces(Optional<String> after, int limit) {
        return transactions.read(session -> Shelves.page(session, after, limit));
    }

    @Override
    public void add(List<Piece> pieces) {
        transactions.fill(tx -> {
            new Filling(tx).add(pieces);
            return true;
        });
        advance(pieces.stream().flatMap(JdbcContents::stamp));
    }

    @Override
    public int merge(List<Piece.Stored> records) {
        int taken = transactions.write(tx -> new Filling(tx).merge(records));
        advance(records.stream().map(Piece.Stored::lastModified));
        return taken;
    }

    @Override
    public boolean salvage(Consumer<List<Piece.Stored>> found) {
        return salvage.run(found);
    }

    private void advance(Stream<Stamp> stamps) {
        stamps.max(Stamp::compareTo).ifPresent(clock::restore);
    }

    private static Stream<Stamp> stamp(Piece piece) {
        return switch (piece) {
            case Piece.Stored stored -> Stream.of(stored.lastModified());
            case Piece.Base base -> Stream.of(base.lastModified());
            default -> Stream.empty();
        };
    }
}
