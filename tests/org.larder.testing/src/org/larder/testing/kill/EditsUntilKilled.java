package org.larder.testing.kill;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.testing.TestProfile;

/**
 * A program that opens a store, edits, backs it up and closes it, again and again until it is killed. It tells everything
 * before it does it and when it is done. Each line ends in " .", so that half of one is not taken for a whole.
 *
 * <p>Arguments: the class of the engine, the folder of the profile, the seed.
 */
public final class EditsUntilKilled {

    private static final int EDITS = 120;
    private static final int UNTIL_SENT = 20;
    private static final int UNTIL_BACKUP = 50;
    private static final int MOST_BYTES = 10_000;

    private final SplittableRandom random;
    private final TestProfile profile;
    private final String seed;
    private Optional<RecordKey> last = Optional.empty();

    private EditsUntilKilled(Path folder, String seed) {
        profile = new TestProfile(folder, "dev1");
        this.seed = seed;
        random = new SplittableRandom(Long.parseLong(seed));
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        StorageEngine engine = StorageEngine.class.cast(Class.forName(arguments[0]).getConstructor().newInstance());
        EditsUntilKilled program = new EditsUntilKilled(Path.of(arguments[1]), arguments[2]);
        for (int round = 0;; round++) {
            program.live(engine, round);
        }
    }

    private void live(StorageEngine engine, int round) {
        LocalStore store = engine.store(TestProfile.place(profile, engine.name()));
        say("opening");
        store.open();
        say("opened");
        for (int i = 1; i <= EDITS; i++) {
            edit(store);
            if (i % UNTIL_SENT == 0) {
                store.sync().takeBatch(1, MOST_BYTES, Set.of()).forEach(each -> say("sent " + each.json()));
            }
            if (i % UNTIL_BACKUP == 0) {
                Path backup = profile.folder().resolve("backups").resolve(seed + "-" + round + "-" + i);
                say("backing-up");
                store.backUp(backup);
                say("backed-up " + backup);
            }
        }
        say("closing");
        store.close();
        say("closed");
    }

    private void edit(LocalStore store) {
        RecordKey key = last.filter(any -> random.nextInt(4) == 0)
                .orElseGet(() -> RecordKey.product(UUID.randomUUID()));
        String brand = String.valueOf(random.nextInt(1_000_000));
        Product product = new Product("A food", new Nutrients(1, 2, 3, 4)).withBrand(Optional.of(brand));
        say("edit " + key.id() + " " + brand);
        store.edit(EditStep.of("Edit"), editor -> editor.put(key, product));
        say("edited");
        last = Optional.of(key);
    }

    private static void say(String text) {
        System.out.println(text + " .");
    }
}
