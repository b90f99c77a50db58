package org.larder.testing.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreException;

/** The store as a whole. */
final class VolatileContents implements StoreContents {

    private final Turns turns;
    private final Supplier<Optional<Disk>> disk;

    VolatileContents(Turns turns, Supplier<Optional<Disk>> disk) {
        this.turns = turns;
        this.disk = disk;
    }

    @Override
    public Page<Piece> pieces(Optional<String> after, int limit) {
        return turns.read(state -> {
            List<Numbered> all = new ArrayList<>();
            pieces(state).forEach(piece -> all.add(new Numbered(all.size(), piece)));
            Page<Numbered> page = new Pages<Numbered>("pieces", each -> Pages.up(each.number())).page(all, after,
                    limit);
            return new Page<>(page.items().stream().map(Numbered::piece).toList(), page.next());
        });
    }

    @Override
    public void add(List<Piece> pieces) {
        turns.write(work -> {
            pieces.forEach(piece -> add(work, piece));
            work.world().enter(work.state());
            return pieces.size();
        });
    }

    @Override
    public int merge(List<Piece.Stored> records) {
        return turns.write(work -> {
            int taken = (int) records.stream().filter(record -> merge(work, record)).count();
            work.world().enter(work.state());
            return taken;
        });
    }

    @Override
    public boolean salvage(Consumer<List<Piece.Stored>> found) {
        Optional<Disk> readable = disk.get();
        readable.ifPresent(
                here -> found.accept(here.state().records().values().stream().map(Row::stored).toList()));
        return readable.isPresent();
    }

    static Stream<Piece> pieces(State state) {
        return Stream.of(state.facts().values(), state.records().values().stream().map(Row::stored).toList(),
                state.bases().values(), state.queued(), state.ledger().values(), state.steps().values(),
                state.images().values()).flatMap(List::stream);
    }

    /** Operations made on what was there go with it; what brought it last does not count here. */
    private static boolean merge(Work work, Piece.Stored record) {
        Optional<Row> before = work.find(record.key());
        if (before.filter(row -> !record.lastModified().after(row.stored().lastModified())).isPresent()) {
            return false;
        }
        work.noBase(record.key());
        work.state().pending(record.key()).forEach(work::drop);
        Row saved = Row.of(record).at(record.version(), record.syncTimestamp(), 0);
        work.change(
                state -> state.records(state.records().with(saved.key(), saved)).noted(saved.stored().lastModified()));
        return true;
    }

    private static void add(Work work, Piece piece) {
        State now = work.state();
        switch (piece) {
            case Piece.Fact fact -> work.change(state -> state.facts(state.facts().with(fact.name(), fact)));
            case Piece.Stored stored -> {
                refuse(piece, now.records().find(stored.key()));
                work.change(state -> state.records(state.records().with(stored.key(), Row.of(stored)))
                        .noted(stored.lastModified()));
            }
            case Piece.Base base -> {
                refuse(piece, now.bases().find(base.key()));
                work.base(base);
            }
            case Piece.Queued queued -> {
                refuse(piece, now.queued().stream().filter(each -> each.sequence() == queued.sequence()).findAny());
                work.put(queued);
            }
            case Piece.Noted note -> {
                refuse(piece, now.ledger().find(note.sequence()));
                work.change(state -> state.ledger(state.ledger().with(note.sequence(), note)));
            }
            case Piece.Step step -> {
                refuse(piece, now.steps().find(step.sequence()));
                work.change(state -> state.steps(state.steps().with(step.sequence(), step)));
            }
            case Piece.Image image -> {
                State.Place place = new State.Place(image.step(), image.position());
                refuse(piece, now.images().find(place));
                work.change(state -> state.images(state.images().with(place, image)));
            }
        }
    }

    private static void refuse(Piece piece, Optional<?> there) {
        if (there.isPresent()) {
            throw new StoreException("A piece of that name is there already: " + piece);
        }
    }

    /** A piece with its place in the order. */
    private record Numbered(long number, Piece piece) {
    }
}
