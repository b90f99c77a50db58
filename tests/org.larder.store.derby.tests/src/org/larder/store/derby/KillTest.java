package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.store.StoreReader;
import org.larder.testing.ChildJava;
import org.larder.testing.TestProfile;

class KillTest {

    private static final int LINES = 300;

    private final Path folder;

    KillTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @RepeatedTest(2)
    @Tag("F4")
    void whatReturnedBeforeTheProcessWasKilledIsThereAndTheQueueGoesOn() throws IOException, InterruptedException {
        List<String> told = killedAfter(LINES);

        DerbyStore store = new DerbyStore(new TestProfile(folder, "dev1"));
        store.open();
        try {
            for (String id : of(told, "edit ")) {
                assertThat(brand(store, id)).as("product %s", id).isPresent();
            }
            for (String id : of(told, "change ")) {
                assertThat(brand(store, id)).contains(Optional.of("changed"));
            }
            List<String> texts = new ArrayList<>();
            store.sync().takeBatch(1, 10_000, Set.of()).forEach(each -> texts.add(each.json()));
            assertThat(texts).isEqualTo(new ArrayList<>(new LinkedHashSet<>(of(told, "sent "))));
            long records = store.read(reader -> reader.countProducts(""));
            assertThat(store.sync().counts().pending()).isEqualTo(records);
            Optional<UndoStep> step = store.read(StoreReader::undoable);
            assertThat(step).isPresent();
        } finally {
            store.close();
        }
    }

    /** Runs the program and kills it when it has told so much; what it told by then. */
    private List<String> killedAfter(int lines) throws IOException, InterruptedException {
        Process process = ChildJava.start(EditsUntilKilled.class, folder.toString());
        List<String> told = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            output.lines().limit(lines).forEach(told::add);
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(told).hasSizeGreaterThanOrEqualTo(lines);
        return told;
    }

    private static Optional<Optional<String>> brand(DerbyStore store, String id) {
        Optional<Item<Product>> found = store
                .read(reader -> reader.find(Product.class, RecordKey.product(UUID.fromString(id))));
        return found.map(item -> item.data().brand());
    }

    private static List<String> of(List<String> told, String kind) {
        return told.stream().filter(line -> line.startsWith(kind)).map(line -> line.substring(kind.length())).toList();
    }
}
