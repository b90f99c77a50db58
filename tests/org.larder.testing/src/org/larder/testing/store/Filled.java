package org.larder.testing.store;

import static org.larder.testing.store.StoreContract.DAY;
import static org.larder.testing.store.StoreContract.OATS;
import static org.larder.testing.store.StoreContract.REMOTE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Serving;
import org.larder.api.model.Stamp;
import org.larder.api.store.EditStep;
import org.larder.api.store.FeedPage;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.json.RecordJson;
import org.larder.testing.TestClock;

/** Fills a store with everything that a store can hold. */
final class Filled {

    private static final String CURSOR = "c:";

    private final LocalStore store;
    private final TestClock clock;
    private int pulls;

    private Filled(LocalStore store, TestClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Records of every kind and state, synced, waiting, in flight and quarantined; ledger, undo and redo; a remote. */
    static void fill(LocalStore store, TestClock clock) {
        Filled filled = new Filled(store, clock);
        store.sync().attach(REMOTE);
        RecordKey food = filled.fromTheServer();
        filled.ownAndSynced(food);
        filled.overtaken();
        filled.quarantined();
        filled.pending(food);
        filled.undoneAndNot();
    }

    private RecordKey fromTheServer() {
        RecordKey food = RecordKey.product(UUID.randomUUID());
        pull(foreign(food, 3, -1000, food("From the server")),
                foreign(RecordKey.product(UUID.randomUUID()), 5, -900, Optional.empty()),
                foreign(RecordKey.consumption(UUID.randomUUID()), 6, -800, entry(food, 80, DAY)),
                foreign(RecordKey.goal(LocalDate.of(2025, 1, 1)), 8, -700, Optional.of(goal(2000))),
                foreign(RecordKey.goal(LocalDate.of(2025, 2, 1)), 9, -600, Optional.empty()));
        return food;
    }

    private void ownAndSynced(RecordKey food) {
        put(RecordKey.product(UUID.randomUUID()),
                new Product("Käse \"alt\" Гауда", OATS).withBrand(Optional.of("Bauer & Söhne"))
                        .withBarcode(Optional.of("4006381333931"))
                        .withServings(List.of(new Serving("slice", 30))));
        put(RecordKey.goal(LocalDate.of(2026, 2, 1)),
                new Goal(new Nutrients(1800, 120, 60, 180), GoalType.LOSE, new Extras("{\"why\":\"spring\"}")));
        List<RecordKey> entries = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            RecordKey key = RecordKey.consumption(UUID.randomUUID());
            entries.add(key);
            put(key, entry(food, 50.5 + day, DAY.minusDays(day)).orElseThrow());
        }
        put(RecordKey.consumption(UUID.randomUUID()),
                new Consumption(UUID.randomUUID(), 12.5, Instant.parse("2026-03-01T23:30:00.000Z"), Optional.empty(),
                        Optional.of(new Meal("brunch")), Optional.of("one\ntwo"), Optional.empty(),
                        new Extras("{\"x\":1}")));
        acknowledge();
        delete(entries.get(3));
        acknowledge();
    }

    /** Entries of every kind in the ledger but one. */
    private void overtaken() {
        RecordKey mine = RecordKey.product(UUID.randomUUID());
        put(mine, food("Mine").orElseThrow());
        acknowledge();
        pull(foreign(mine, 2, 5, food("Theirs")));
        clock.advance(Duration.ofSeconds(30));
        put(mine, food("Mine again").orElseThrow());
        store.sync()
                .settle(List
                        .of(new Settlement.Superseded(sent().get(0).opId(), foreign(mine, 3, 10, food("Theirs again")),
                                clock.instant())));
        put(mine, food("Mine after all").orElseThrow());
        Operation last = sent().get(0);
        pull(foreign(mine, 4, 20, food("Theirs in between")));
        store.sync().settle(List.of(applied(last, 5)));
    }

    private void quarantined() {
        for (String name : List.of("Discarded", "Kept")) {
            put(RecordKey.product(UUID.randomUUID()), food(name).orElseThrow());
            Operation bad = sent().get(0);
            store.sync().settle(List.of(new Settlement.Rejected(bad.opId(), "INVALID", "name: not so")));
            if (name.equals("Discarded")) {
                store.sync().discard(bad.opId());
            }
        }
    }

    private void pending(RecordKey food) {
        put(RecordKey.product(UUID.randomUUID()), food("In flight").orElseThrow());
        put(food, food("In flight, with another behind it").orElseThrow());
        store.sync().settle(List.of(new Settlement.Failed(sent().get(0).opId(), "HTTP 503")));
        put(food, food("Waiting").orElseThrow());
        pull(foreign(food, 12, 60, food("Of another device")));
        put(RecordKey.consumption(UUID.randomUUID()), entry(food, 200, DAY).orElseThrow());
        put(RecordKey.goal(LocalDate.of(2026, 3, 1)), goal(2500));
        delete(RecordKey.goal(LocalDate.of(2025, 1, 1)));
    }

    private void undoneAndNot() {
        EditStep both = EditStep.of("Two products");
        store.edit(both, editor -> editor.put(RecordKey.product(UUID.randomUUID()), food("U1").orElseThrow()));
        store.edit(both, editor -> editor.put(RecordKey.product(UUID.randomUUID()), food("U2").orElseThrow()));
        EditStep undone = EditStep.of("Taken back");
        RecordKey gone = RecordKey.product(UUID.randomUUID());
        store.edit(undone, editor -> editor.put(gone, food("Gone").orElseThrow()));
        store.edit(new EditStep(undone.id(), "Undo", EditStep.Mode.UNDO), editor -> editor.delete(gone));
    }

    private void put(RecordKey key, Data data) {
        store.edit(EditStep.of("put"), editor -> editor.put(key, data));
    }

    private void delete(RecordKey key) {
        store.edit(EditStep.of("delete"), editor -> editor.delete(key));
    }

    private List<Operation> sent() {
        return store.sync().takeBatch(100, 1_000_000, Set.of()).stream().map(each -> RecordJson.operation(each.json()))
                .toList();
    }

    private void acknowledge() {
        List<Settlement> answers = new ArrayList<>();
        sent().forEach(operation -> answers.add(applied(operation, operation.baseVersion() + 1)));
        store.sync().settle(answers);
    }

    private Settlement applied(Operation operation, long version) {
        return new Settlement.Acknowledged(operation.opId(), StoreContract.state(operation, version), true,
                clock.instant());
    }

    private void pull(RemoteRecord... records) {
        Optional<String> start = store.sync().feed().cursor();
        pulls++;
        store.sync()
                .applyRemote(
                        new FeedPage(REMOTE, start, List.of(records), CURSOR + pulls, true, clock.instant()));
    }

    private RemoteRecord foreign(RecordKey key, long version, long seconds, Optional<? extends Data> data) {
        Stamp stamp = new Stamp(clock.millis() + seconds * 1000, 0, "other");
        return new RemoteRecord(key, version, stamp, stamp.time(), data.map(each -> each));
    }

    private static Optional<Product> food(String name) {
        return Optional.of(new Product(name, OATS));
    }

    private static Goal goal(double calories) {
        return new Goal(new Nutrients(calories, 80, 70, 250), GoalType.MAINTAIN);
    }

    private static Optional<Consumption> entry(RecordKey food, double grams, LocalDate day) {
        return Optional
                .of(new Consumption(food.uuid(), grams, day.atTime(8, 0).toInstant(ZoneOffset.UTC), Optional.of(day),
                        Optional.of(Meal.BREAKFAST), Optional.empty(), Optional.empty(), Extras.NONE));
    }
}
