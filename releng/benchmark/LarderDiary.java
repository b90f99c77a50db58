import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Meal;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;
import org.larder.data.DataService;
import org.larder.json.RecordJson;

/** Larder: the real store on an engine and the real data service on it, without a framework. */
final class LarderDiary implements Subject {

    private static final int PAGE = 20;
    private static final String REMOTE = "https://diary.example/trpc#u1";

    private final StorageEngine engine;
    private LocalStore store;
    private UnifiedDataService data;

    LarderDiary(StorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public void open(Path folder) {
        store = engine.store(new StorePlace(folder.resolve("store").resolve("db"), "dev1", Optional.empty(), true,
                folder.resolve("backups"), folder.resolve("logs")));
        store.open();
        data = new DataService(store);
    }

    @Override
    public void log(int food, double grams, LocalDate day) {
        data.diary().log(World.foodId(food), grams, day, Optional.of(Meal.LUNCH));
    }

    @Override
    public void importFoods(List<Product> foods) {
        data.bulk("Import foods").addProducts(foods);
    }

    @Override
    public void addRows(World world, int from, int to) {
        store.contents().add(IntStream.range(from, to).<Piece>mapToObj(number -> piece(world, number)).toList());
    }

    private static Piece piece(World world, int number) {
        RemoteRecord record = new RemoteWorld(world).entry(number);
        return new Piece.Stored(record.key(), record.data().map(RecordJson::text), record.lastModified(),
                record.version(), Optional.of(RemoteWorld.PULLED), record.createdAt(), 0, Optional.of(World.day(number)));
    }

    @Override
    public void pullFoods(World world, int from, int to) {
        pull(IntStream.range(from, to).mapToObj(new RemoteWorld(world)::food).toList());
    }

    @Override
    public void pullEntries(World world, int from, int to) {
        pull(IntStream.range(from, to).mapToObj(new RemoteWorld(world)::entry).toList());
    }

    private void pull(List<RemoteRecord> records) {
        Optional<String> start = store.sync().feed().cursor();
        if (store.sync().feed().remote().isEmpty()) {
            store.sync().attach(REMOTE);
        }
        int cursor = start.map(Integer::parseInt).orElse(0) + records.size();
        store.sync().applyRemote(new FeedPage(REMOTE, start, records, String.valueOf(cursor), false, RemoteWorld.PULLED));
    }

    @Override
    public void loaded() {
        search("x");
    }

    @Override
    public int day(LocalDate day) {
        return data.diary().day(day).entries().size();
    }

    @Override
    public int totals(LocalDate from, LocalDate to) {
        return data.diary().totals(from, to).size();
    }

    @Override
    public int prefix(String text) {
        return search(text);
    }

    @Override
    public int search(String words) {
        return data.products().search(words, Optional.empty(), PAGE).items().size();
    }

    @Override
    public void close() {
        store.close();
    }
}
