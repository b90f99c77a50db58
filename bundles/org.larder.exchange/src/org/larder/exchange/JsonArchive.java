package org.larder.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.Archive;
import org.larder.api.exchange.ArchiveReport;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Snapshot;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Inventory;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.rules.InventoryTaking;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything in one JSON file, a piece in each line. Thread-safe. */
@Component
public final class JsonArchive implements Archive {

    private static final int PAGE = 1000;

    private final UnifiedDataService data;
    private final Backups backups;
    private final StoreSwitch stores;

    @Activate
    public JsonArchive(@Reference UnifiedDataService data, @Reference Backups backups,
            @Reference StoreSwitch stores) {
        this.data = data;
        this.backups = backups;
        this.stores = stores;
    }

    @Override
    public Inventory exportAll(Path file, ImportProgress progress) {
        return WholeFile.write(file, out -> {
            try (Snapshot snapshot = backups.snapshot((what, done, total) -> progress.at(0, 0))) {
                return write(snapshot, out, done -> progress.at(done, 0));
            }
        });
    }

    @Override
    public ArchiveReport importAll(Path file, ImportProgress progress) {
        long size = Table.of(file).size();
        Inventory inventory = ArchiveCheck.read(file, done -> progress.at(done, 2 * size));
        GoOn second = done -> progress.at(size + done, 2 * size);
        return empty() ? replace(file, inventory, second) : merge(file, inventory, second);
    }

    private static Inventory write(Pieces pieces, Writer out, GoOn progress) throws IOException {
        InventoryTaking taking = new InventoryTaking();
        out.write(ArchiveForm.HEAD);
        long done = 0;
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> page = pieces.page(after, PAGE);
            for (Piece piece : page.items()) {
                out.write(done++ == 0 ? "\n" : ",\n");
                out.write(PieceLine.of(piece));
                taking.add(piece);
            }
            progress.orCancel(done);
            after = page.next();
        } while (after.isPresent());
        Inventory inventory = taking.inventory();
        out.write("\n" + ArchiveForm.foot(inventory) + "\n");
        return inventory;
    }

    /** A profile without any record, deleted ones too. */
    private boolean empty() {
        boolean seen = data.products().count("") > 0 || !data.goals().all().isEmpty();
        return !seen && ArchiveCheck.records(stores.inventory(Progress.NONE)) == 0;
    }

    private ArchiveReport replace(Path file, Inventory inventory, GoOn progress) {
        try (ArchivePieces pieces = new ArchivePieces(file)) {
            stores.replace(pieces, inventory, (what, done, total) -> progress.after(pieces.bytes()));
        }
        long records = ArchiveCheck.records(inventory);
        return new ArchiveReport(true, records, records, 0, false);
    }

    private ArchiveReport merge(Path file, Inventory inventory, GoOn progress) {
        ArchiveMerge merge = new ArchiveMerge(data, data.bulk("Import " + file.getFileName()));
        boolean whole = merge.run(file, progress);
        long records = ArchiveCheck.records(inventory);
        return new ArchiveReport(false, records, merge.written(), records - merge.written(), !whole);
    }
}
