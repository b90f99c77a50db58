package org.larder.data;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.larder.api.data.Conflicts;
import org.larder.api.model.Consumption;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.store.EditStep;

/** The conflict ledger in the store. */
final class StoredConflicts implements Conflicts {

    private final Edits edits;
    private final Supplier<ZoneId> zone;

    StoredConflicts(Edits edits, Supplier<ZoneId> zone) {
        this.edits = edits;
        this.zone = zone;
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
        EditStep step = EditStep.of(label(entry));
        keepDays(entry, new KeptDays(edits, zone, step));
        return edits.edit(step, editor -> {
            Current.set(editor, entry.key(), entry.lost());
            return entry.key();
        });
    }

    private static void keepDays(LedgerEntry entry, KeptDays days) {
        if (entry.key().type() == RecordType.CONSUMPTION && entry.lost().isEmpty()) {
            days.leave(List.of(entry.key()));
        }
        entry.lost().filter(Consumption.class::isInstance).map(Consumption.class::cast)
                .ifPresent(consumption -> days.set(Map.of(entry.key(), consumption), true));
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
