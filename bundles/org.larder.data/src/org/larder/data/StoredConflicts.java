package org.larder.data;

import java.util.Optional;
import java.util.stream.Stream;

import org.larder.api.data.Conflicts;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;

/** The conflict ledger in the store. */
final class StoredConflicts implements Conflicts {

    private final Edits edits;

    StoredConflicts(Edits edits) {
        this.edits = edits;
    }

    @Override
    public Page<LedgerEntry> list(Optional<String> after, int limit) {
        return edits.read(reader -> reader.ledger(after, Limits.page(limit)));
    }

    @Override
    public Optional<LedgerEntry> find(long id) {
        return edits.read(reader -> reader.ledgerEntry(id));
    }

    /** The value stood in the store before and goes back exactly as it was, so it is not checked again. */
    @Override
    public RecordKey restore(long id) {
        LedgerEntry entry = find(id).orElseThrow(() -> new NotFoundException(
                "There is no conflict " + id + "; conflicts are kept for a year."));
        return edits.edit(EditStep.of(label(entry)), editor -> {
            Current.set(editor, entry.key(), entry.lost());
            return entry.key();
        });
    }

    private static String label(LedgerEntry entry) {
        String name = Stream.of(entry.lost(), entry.winner())
                .flatMap(Optional::stream)
                .map(data -> Labels.name(entry.key(), data))
                .findFirst()
                .orElse("a record");
        return "Restore " + (entry.lost().isPresent() ? "" : "the deletion of ") + name;
    }
}
