package org.larder.testing.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreReader;
import org.larder.api.store.StoreUnavailableException;
import org.larder.testing.ChildJava;
import org.larder.testing.TestProfile;

/**
 * Kills processes at moments of the seed's choice, all on one growing database, and looks after each kill whether it opens,
 * with every edit that returned, its operations and undo steps.
 */
public final class Kills {

    private static final int PAGE = 1000;

    private final StorageEngine engine;
    private final StorePlace place;
    private final Path folder;
    private final SplittableRandom random;
    private final Told told = new Told();
    private int kills;

    /** @param folder an empty folder for the profile */
    public Kills(StorageEngine engine, Path folder, long seed) {
        this.engine = engine;
        this.folder = folder;
        place = TestProfile.place(new TestProfile(folder, "dev1"), engine.name());
        random = new SplittableRandom(seed);
    }

    /** Kills so many processes; the tally. Fails if anything is lost. */
    public String kills(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            killed(Moment.values()[i % Moment.values().length]);
            verify();
        }
        verifyBackup();
        return kills + " kills: " + told.edits() + " acknowledged edits, 0 lost";
    }

    private void killed(Moment moment) throws IOException, InterruptedException {
        int times = moment == Moment.EDITING ? 1 + random.nextInt(300) : 1;
        Process process = ChildJava.start(EditsUntilKilled.class, engine.getClass().getName(), folder.toString(),
                String.valueOf(random.nextInt(Integer.MAX_VALUE)));
        try (BufferedReader output = process.inputReader()) {
            while (times > 0) {
                String line = Optional.ofNullable(output.readLine()).orElseThrow();
                told.line(line);
                times -= line.startsWith(moment.line) ? 1 : 0;
            }
            if (moment == Moment.EDITING) {
                assertInUse();
            }
            boolean endedByItself = process.waitFor(random.nextInt(moment.milliseconds), TimeUnit.MILLISECONDS);
            process.toHandle().destroyForcibly();
            output.lines().forEach(told::line);
            assertThat(endedByItself).as("the program ended before it was killed").isFalse();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        kills++;
    }

    private void assertInUse() {
        LocalStore second = engine.store(place);
        assertThatThrownBy(second::open).isInstanceOf(StoreUnavailableException.class);
    }

    private void verify() throws IOException {
        LocalStore store = engine.store(place);
        store.open();
        try {
            Map<String, String> found = brands(store);
            told.open().ifPresent(edit -> told.settle(edit.brand().equals(found.get(edit.id()))));
            assertThat(found.entrySet()).as("after kill %d", kills).containsAll(told.brands().entrySet());
            assertThat(found).hasSameSizeAs(told.brands());
            assertThat(store.sync().counts().pending()).isEqualTo(found.size());
            assertThat(store.read(StoreReader::undoable).isPresent()).isEqualTo(!found.isEmpty());
            List<String> inFlight = new ArrayList<>();
            store.sync().takeBatch(told.sent().size() + 1, Integer.MAX_VALUE, Set.of())
                    .forEach(each -> inFlight.add(each.json()));
            assertThat(inFlight).startsWith(told.sent().toArray(new String[0]));
            inFlight.forEach(told.sent()::add);
            assertThat(store.check()).isEmpty();
        } finally {
            store.close();
        }
        try (Stream<Path> entries = Files.list(place.folder().resolveSibling("."))) {
            assertThat(entries.map(entry -> entry.getFileName().toString())).containsExactly("db");
        }
    }

    private void verifyBackup() {
        StorePlace backup = new StorePlace(Path.of(told.backup().orElseThrow()), "dev1", Optional.empty(), false,
                place.backups(), place.logs());
        LocalStore store = engine.store(backup);
        store.open();
        try {
            assertThat(brands(store)).isNotEmpty();
            assertThat(told.brands().keySet()).containsAll(brands(store).keySet());
            assertThat(store.check()).isEmpty();
        } finally {
            store.close();
        }
    }

    private static Map<String, String> brands(LocalStore store) {
        Map<String, String> brands = new HashMap<>();
        Optional<String> after = Optional.empty();
        do {
            Optional<String> from = after;
            Page<Item<Product>> page = store.read(reader -> reader.products("", from, PAGE));
            page.items().forEach(item -> brands.put(item.id(), item.data().brand().orElseThrow()));
            after = page.next();
        } while (after.isPresent());
        return brands;
    }

    /** When to kill: so long at most after a line. */
    private enum Moment {
        OPENING("opening", 300), EDITING("edited", 20), BACKING_UP("backing-up", 60), CLOSING("closing", 30);

        private final String line;
        private final int milliseconds;

        Moment(String line, int milliseconds) {
            this.line = line;
            this.milliseconds = milliseconds;
        }
    }
}
