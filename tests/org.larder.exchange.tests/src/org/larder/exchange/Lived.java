package org.larder.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Extras;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Serving;
import org.larder.api.model.Stamp;
import org.larder.api.store.FeedPage;
import org.larder.api.store.Settlement;
import org.larder.api.store.SyncStore;

/** A profile in which everything was done that leaves something behind. */
final class Lived {

    static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    static final Product OATS = new Product("Oats \"fein\" \\ 麦 🌾", new Nutrients(389, 16.9, 0.1, 12.3456789))
            .withServings(List.of(new Serving("cup", 90)));

    private static final Nutrients DAILY = new Nutrients(2000, 120, 60, 200);
    private static final Instant SERVER = Instant.parse("2026-03-01T12:00:00.500Z");

    private Lived() {
    }

    /** Products, entries and goals with tombstones, bases, every kind of operation, a ledger, undo and redo. */
    static void in(Home home) {
        home.later();
        Item<Product> oats = home.data.products().add(OATS);
        Item<Product> milk = home.data.products()
                .add(new Product("=Milk", new Nutrients(64, 3.3, 3.6, 4.8), OATS.further(),
                        Optional.of("Dairy, fresh"), Optional.of("40123455"), List.of(),
                        new Extras("{\"kind\":{\"id\":[1.5,true,null]},\"new\":1}")));
        home.data.diary().log(oats.key().uuid(), 40, DAY, Optional.of(Meal.BREAKFAST));
        Item<Product> gone = home.data.products().add(new Product("Gone", new Nutrients(1, 1, 1, 1)));
        home.data.goals().set(DAY, new Goal(DAILY, GoalType.LOSE));
        sync(home, gone, milk);
        home.later();
        home.data.products().change(oats.key().uuid(), OATS.withName("Oats, rolled"));
        home.data.products().change(oats.key().uuid(), OATS.withName("Oats, steel cut"));
        home.data.diary().log(oats.key().uuid(), 0.5, DAY.plusDays(1), Optional.empty());
        home.data.history().undo();
    }

    /** Some are acknowledged, one is refused, one stays in flight; the feed brings a deleted product, and another milk. */
    private static void sync(Home home, Item<Product> gone, Item<Product> milk) {
        SyncStore sync = home.store().sync();
        sync.attach("http://127.0.0.1/trpc me");
        List<FrozenOperation> sent = sync.takeBatch(100, 1 << 20, Set.of());
        for (FrozenOperation operation : sent) {
            RecordKey key = operation.key();
            if (key.equals(gone.key())) {
                sync.settle(List.of(new Settlement.Rejected(operation.opId(), "INVALID", "too \"good\"")));
            } else if (!key.id().equals(DAY.toString())) {
                sync.settle(List.of(new Settlement.Acknowledged(operation.opId(), state(home, key), true, SERVER)));
            }
        }
        RecordKey other = RecordKey.product(UUID.fromString("00000000-0000-4000-8000-000000000001"));
        Stamp elsewhere = new Stamp(home.clock.instant().plusSeconds(30).toEpochMilli(), 1, "other");
        List<RemoteRecord> feed = List.of(new RemoteRecord(other, 2, elsewhere, SERVER, Optional.empty()),
                new RemoteRecord(milk.key(), 2, elsewhere, SERVER,
                        Optional.of(milk.data().withBarcode(Optional.empty()))));
        sync.applyRemote(
                new FeedPage("http://127.0.0.1/trpc me", Optional.empty(), feed, "7", true, SERVER));
    }

    private static RemoteRecord state(Home home, RecordKey key) {
        Item<?> item = key.type() == RecordType.PRODUCT
                ? home.data.products().find(key.uuid()).orElseThrow()
                : home.data.diary().find(key.uuid()).orElseThrow();
        return new RemoteRecord(key, 1, item.sync().lastModified(), item.sync().lastModified().time(),
                Optional.of(item.data()));
    }
}
