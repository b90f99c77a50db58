package org.larder.data;

import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreEditor;

/**
 * A product is changed, and the snapshots of its entries with it. The product and the first entries are one transaction; all
 * is one step.
 */
final class Correction {

    private final Edits edits;
    private final RecordKey key;
    private final Product product;

    Correction(Edits edits, RecordKey key, Product product) {
        this.edits = edits;
        this.key = key;
        this.product = product;
    }

    /** @return entries whose snapshots said something else */
    long run() {
        EditStep step = EditStep.of(label());
        Part part = edits.edit(step, this::first);
        long corrected = part.corrected();
        while (part.next().isPresent()) {
            Optional<String> after = part.next();
            part = edits.edit(step, editor -> entries(editor, after, Edits.MOST));
            corrected += part.corrected();
        }
        return corrected;
    }

    private String label() {
        long entries = edits.read(reader -> reader.countEntriesOf(key.uuid()));
        String label = "Change " + product.name();
        return entries == 0 ? label : label + " and " + Labels.count(entries, "past entry", "past entries");
    }

    private Part first(StoreEditor editor) {
        editor.find(Product.class, key).orElseThrow(() -> new NotFoundException(key));
        editor.put(key, product);
        return entries(editor, Optional.empty(), Edits.MOST - 1);
    }

    private Part entries(StoreEditor editor, Optional<String> after, int limit) {
        Page<DiaryEntry> page = editor.entriesOf(key.uuid(), after, limit);
        long corrected = page.items().stream().filter(entry -> correct(editor, entry.item())).count();
        return new Part(corrected, page.next());
    }

    private boolean correct(StoreEditor editor, Item<Consumption> entry) {
        Consumption corrected = entry.data().withSnapshot(Optional.of(snapshot(entry.data())));
        if (corrected.equals(entry.data())) {
            return false;
        }
        editor.put(entry.key(), corrected);
        return true;
    }

    /** Fields of the entry's snapshot that this version does not know stay. */
    private Snapshot snapshot(Consumption entry) {
        Snapshot now = product.snapshot();
        return new Snapshot(now.name(), now.per100g(), now.further(), now.brand(),
                entry.snapshot().map(Snapshot::extras).orElse(now.extras()));
    }

    /** What one transaction did, and where the next one goes on. */
    private record Part(long corrected, Optional<String> next) {
    }
}
