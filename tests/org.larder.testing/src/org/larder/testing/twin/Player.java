package org.larder.testing.twin;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.UndoStep;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.TestClock;

/** One of two stores to which the same is done: with ids of its own, which are the same as the other's. */
final class Player implements AutoCloseable {

    static final String DEVICE = "dev1";

    private final Function<Surroundings, LocalStore> maker;
    private final Surroundings surroundings;
    private final AtomicLong opIds = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();
    private final List<Commit> told = new ArrayList<>();
    private ZoneId zone = ZoneOffset.UTC;
    private LocalStore store;
    private LocalStore.Subscription listening;

    Player(Function<Surroundings, LocalStore> maker, TestClock clock) {
        this.maker = maker;
        surroundings = new Surroundings(DEVICE, clock, () -> zone,
                () -> new UUID(0x4000, 0x8000_0000_0000_0000L | opIds.incrementAndGet()));
        store = maker.apply(surroundings);
        listening = open();
    }

    LocalStore store() {
        return store;
    }

    void travelTo(ZoneId there) {
        zone = there;
    }

    void reopen() {
        close();
        store = maker.apply(surroundings);
        listening = open();
    }

    /** The commits told since it was asked last. */
    List<Commit> told() {
        List<Commit> result = List.copyOf(told);
        told.clear();
        return result;
    }

    @Override
    public void close() {
        listening.close();
        store.close();
    }

    List<Object> edit(List<Act.Change> changes, boolean more) {
        long number = more ? Math.max(1, steps.get()) : steps.incrementAndGet();
        return store.edit(new EditStep(new UUID(0x4001, number), "step " + number, Mode.NEW),
                editor -> apply(editor, changes));
    }

    Object fail(List<Act.Change> changes) {
        try {
            return store.edit(EditStep.of("fails"), editor -> {
                throw new DeliberateException(apply(editor, changes));
            });
        } catch (DeliberateException mine) {
            return mine.getMessage();
        }
    }

    /** As the data service does it. */
    Object go(boolean back, boolean parts, List<Act.Change> between) {
        Optional<UndoStep> step = store.read(back ? StoreReader::undoable : StoreReader::redoable);
        if (step.isEmpty()) {
            return step;
        }
        UUID id = step.get().id();
        List<UndoImage> images = store.read(reader -> reader.images(id, 0, 100));
        List<Object> done = new ArrayList<>();
        int half = parts ? images.size() / 2 : 0;
        if (parts) {
            done.add(store.edit(new EditStep(id, "", Mode.PART), editor -> go(editor, back, images.subList(0, half))));
        }
        if (!between.isEmpty()) {
            done.add(edit(between, false));
        }
        done.add(store.edit(new EditStep(id, "", back ? Mode.UNDO : Mode.REDO),
                editor -> go(editor, back, images.subList(half, images.size()))));
        return done;
    }

    private static List<Object> go(StoreEditor editor, boolean back, List<UndoImage> images) {
        List<Object> done = new ArrayList<>();
        for (UndoImage image : images) {
            Optional<Data> is = editor.find(Data.class, image.key()).map(Item::data);
            Optional<Data> target = back ? image.before() : image.after();
            if (is.equals(back ? image.after() : image.before())) {
                done.add(target.isPresent()
                        ? editor.put(image.key(), target.get()).sync()
                        : editor.delete(image.key()));
            } else {
                done.add("skipped " + image.key());
            }
        }
        return done;
    }

    private static List<Object> apply(StoreEditor editor, List<Act.Change> changes) {
        List<Object> done = new ArrayList<>();
        for (Act.Change change : changes) {
            var key = Fare.key(change.key());
            done.add(change.variant() < 0
                    ? editor.delete(key)
                    : editor.put(key, Fare.data(key, change.variant())).sync());
            done.add(editor.find(Data.class, key));
        }
        return done;
    }

    private LocalStore.Subscription open() {
        store.open();
        return store.listen(told::add);
    }

    /** Thrown inside a callback, to see it come out. */
    private static final class DeliberateException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DeliberateException(Object done) {
            super(done.toString());
        }
    }
}
