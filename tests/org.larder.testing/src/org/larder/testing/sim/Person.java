package org.larder.testing.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;
import org.larder.rules.HybridClock;

/** Edits on a machine through the data service, each of a value that no other edit has, and writes them in the book. */
final class Person {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int GOAL_DAYS = 6;

    private final Machine machine;
    private final Book book;
    private final Chance chance;

    Person(Machine machine, Book book, Chance chance) {
        this.machine = machine;
        this.book = book;
        this.chance = chance;
    }

    /** Any edit; nothing if the machine is off. */
    void edit() {
        if (!machine.awake()) {
            return;
        }
        int dice = chance.below(100);
        if (dice < 20) {
            add();
        } else if (dice < 45) {
            known(RecordType.PRODUCT).ifPresentOrElse(this::change, this::add);
        } else if (dice < 65) {
            known(RecordType.PRODUCT).ifPresentOrElse(this::log, this::add);
        } else if (dice < 78) {
            known(RecordType.CONSUMPTION).ifPresentOrElse(this::change, this::add);
        } else if (dice < 84) {
            known(RecordType.CONSUMPTION).ifPresent(this::delete);
        } else if (dice < 88) {
            known(RecordType.PRODUCT).ifPresent(this::delete);
        } else if (dice < 97) {
            put(goalKey(), this::goal);
        } else {
            revive();
        }
    }

    /** A record of that type that lives on this machine. */
    Optional<RecordKey> known(RecordType type) {
        List<RecordKey> live = book.keys(type).stream().filter(key -> find(key).isPresent()).toList();
        return live.isEmpty() ? Optional.empty() : Optional.of(chance.one(live));
    }

    RecordKey add() {
        long number = book.next();
        Product product = product(number);
        try {
            Item<Product> added = data().products().add(product);
            done(number, added.key(), Optional.of(product), Optional.empty(), true);
            return added.key();
        } catch (KilledError e) {
            RecordKey key = RecordKey.product(machine.lastId());
            done(number, key, Optional.of(product), Optional.empty(), false);
            throw e;
        }
    }

    RecordKey log(RecordKey product) {
        long number = book.next();
        return log(number, entry(number, product));
    }

    /** Logs something eaten at a moment, on no day in particular. */
    RecordKey log(RecordKey product, Instant at) {
        long number = book.next();
        return log(number, new Consumption(product.uuid(), 1 + number % 500, at, Optional.empty(),
                Optional.empty(), Optional.of(name(number)), Optional.empty(), Extras.NONE));
    }

    private RecordKey log(long number, Consumption entry) {
        try {
            Item<Consumption> added = data().diary().add(entry);
            done(number, added.key(), Optional.of(entry), Optional.empty(), true);
            return added.key();
        } catch (KilledError e) {
            done(number, RecordKey.consumption(machine.lastId()), Optional.of(entry), Optional.empty(), false);
            throw e;
        }
    }

    /** Replaces what a record says. */
    void change(RecordKey key) {
        put(key, number -> fresh(key, number));
    }

    void put(RecordKey key, LongFunction<Data> maker) {
        long number = book.next();
        Data data = maker.apply(number);
        attempt(number, key, Optional.of(data), () -> write(key, data));
    }

    void delete(RecordKey key) {
        attempt(book.next(), key, Optional.empty(), () -> remove(key));
    }

    private void revive() {
        boolean products = known(RecordType.PRODUCT).isPresent();
        List<RecordKey> gone = book.keys().stream()
                .filter(key -> key.type() == RecordType.PRODUCT || key.type() == RecordType.CONSUMPTION && products)
                .filter(key -> state(key).isPresent() && find(key).isEmpty()).toList();
        if (!gone.isEmpty()) {
            change(chance.one(gone));
        }
    }

    private Data fresh(RecordKey key, long number) {
        return switch (key.type()) {
            case PRODUCT -> find(key).map(data -> (Data) ((Product) data).withName(name(number)))
                    .orElseGet(() -> product(number));
            case CONSUMPTION -> find(key)
                    .map(data -> (Data) ((Consumption) data).withNote(Optional.of(name(number)))
                            .withAmount(1 + number % 500))
                    .orElseGet(() -> entry(number, known(RecordType.PRODUCT).orElseThrow()));
            case GOAL -> goal(number);
        };
    }

    private void attempt(long number, RecordKey key, Optional<Data> data, Runnable work) {
        Optional<SyncState> before = state(key);
        Optional<Deed> seen = seen(key, before);
        try {
            work.run();
        } catch (NotFoundException gone) {
            return;
        } catch (KilledError e) {
            done(number, key, data, seen, false);
            throw e;
        }
        done(number, key, data, seen, true);
        before.ifPresent(state -> requireLater(key, state.lastModified()));
    }

    private Optional<Deed> seen(RecordKey key, Optional<SyncState> before) {
        return before.flatMap(state -> book.find(key, state.lastModified()))
                .or(() -> find(key).flatMap(old -> book.find(key, old)));
    }

    /** Takes the last edit back, or does it again. The machine must not be killed meanwhile. */
    void undo(boolean again) {
        if (!machine.awake()) {
            return;
        }
        Map<RecordKey, Optional<SyncState>> before = new TreeMap<>();
        Map<RecordKey, Optional<Deed>> seen = new TreeMap<>();
        book.keys().forEach(key -> before.put(key, state(key)));
        before.forEach((key, state) -> seen.put(key, seen(key, state)));
        if (again) {
            data().history().redo();
        } else {
            data().history().undo();
        }
        before.forEach((key, state) -> {
            if (!stamp(state).equals(stamp(state(key)))) {
                done(book.next(), key, find(key), Optional.ofNullable(seen.get(key)).orElseThrow(), true);
            }
        });
    }

    private static Optional<Stamp> stamp(Optional<SyncState> state) {
        return state.map(SyncState::lastModified);
    }

    /** What was to vanish is wanted: an edit of each of these records, of the value that it has. */
    void keep(List<RecordKey> keys) {
        for (RecordKey key : keys) {
            Optional<Deed> last = book.of(key).stream().filter(Deed::delete).reduce((one, other) -> other);
            book.add(new Deed(book.next(), machine.name(), key, find(key).map(Deed::mark), last, Optional.empty(),
                    true));
        }
    }

    /** Stamps of a record ascend, whatever the clock says, but for those that nobody can believe. */
    private void requireLater(RecordKey key, Stamp before) {
        boolean believable = before.millis() <= machine.world().cloud().now().plus(HybridClock.MAX_AHEAD)
                .toEpochMilli();
        state(key).map(SyncState::lastModified).filter(after -> believable && machine.clockIsSteady())
                .filter(after -> !after.after(before)).ifPresent(after -> machine.world().referee().fault(
                        machine.name() + " stamped an edit of " + key + " with " + after + ", which is not after "
                                + before));
    }

    private void done(long number, RecordKey key, Optional<Data> data, Optional<Deed> seen, boolean returned) {
        Optional<Stamp> stamp = returned ? state(key).map(SyncState::lastModified) : Optional.empty();
        Deed deed = new Deed(number, machine.name(), key, data.map(Deed::mark), seen, stamp, returned);
        book.add(deed);
        machine.note(deed + (returned ? "" : " perhaps") + stamp.map(each -> " " + each).orElse(""));
    }

    private void write(RecordKey key, Data data) {
        switch (data) {
            case Product product when find(key).isPresent() -> data().products().change(key.uuid(), product);
            case Consumption entry when find(key).isPresent() -> data().diary().change(key.uuid(), entry);
            case Goal goal -> data().goals().set(key.date(), goal);
            default -> data().bulk("put").put(Map.of(key, data));
        }
    }

    private void remove(RecordKey key) {
        switch (key.type()) {
            case PRODUCT -> data().products().delete(key.uuid());
            case CONSUMPTION -> data().diary().delete(key.uuid());
            case GOAL -> data().goals().delete(key.date());
        }
    }

    Optional<Data> find(RecordKey key) {
        return read(() -> machine.store().read(reader -> switch (key.type()) {
            case PRODUCT -> reader.find(Product.class, key).map(item -> (Data) item.data());
            case CONSUMPTION -> reader.find(Consumption.class, key).map(item -> (Data) item.data());
            case GOAL -> reader.find(Goal.class, key).map(item -> (Data) item.data());
        }));
    }

    private Optional<SyncState> state(RecordKey key) {
        return read(() -> machine.store().read(reader -> reader.syncState(key)));
    }

    private static <T> T read(Supplier<T> work) {
        return work.get();
    }

    private UnifiedDataService data() {
        return machine.data();
    }

    RecordKey goalKey() {
        return RecordKey.goal(DAY.plusDays(chance.below(GOAL_DAYS)));
    }

    private static String name(long number) {
        return "edit " + number;
    }

    private static Product product(long number) {
        return new Product(name(number), new Nutrients(100 + number % 700, 1, 2, 3));
    }

    private static Consumption entry(long number, RecordKey product) {
        return new Consumption(product.uuid(), 1 + number % 500, Cloud.BEGIN, Optional.of(DAY.plusDays(number % 3)),
                Optional.of(Meal.LUNCH), Optional.of(name(number)), Optional.empty(), Extras.NONE);
    }

    Goal goal(long number) {
        return new Goal(new Nutrients(1000 + number / 1000.0, 100, 70, 250), GoalType.MAINTAIN);
    }
}
