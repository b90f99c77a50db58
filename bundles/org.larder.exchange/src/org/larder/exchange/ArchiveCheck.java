package org.larder.exchange;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.larder.api.model.Inventory;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordType;
import org.larder.api.model.ValidationException;
import org.larder.rules.InventoryTaking;

/** Reads an archive whole, and finds whatever would keep it from being imported. */
final class ArchiveCheck {

    private static final int PART = 1000;

    private ArchiveCheck() {
    }

    /**
     * What the archive holds.
     *
     * @param progress told how many bytes were read
     * @throws org.larder.api.exchange.ExchangeException naming file and line if anything is wrong
     * @throws org.larder.api.maintenance.CancelledException if {@code progress} says so
     */
    static Inventory read(Path file, GoOn progress) {
        try (ArchiveReader reader = new ArchiveReader(file)) {
            InventoryTaking taking = new InventoryTaking();
            long count = 0;
            for (Optional<Piece> piece = reader.next(); piece.isPresent(); piece = reader.next()) {
                add(taking, piece.get(), reader);
                if (++count % PART == 0) {
                    progress.orCancel(reader.bytes());
                }
            }
            progress.orCancel(reader.bytes());
            Inventory found = taking.inventory();
            compare(found, reader);
            return found;
        }
    }

    /** How many records the archive holds, deleted ones too. */
    static long records(Inventory inventory) {
        long records = 0;
        for (RecordType type : RecordType.values()) {
            records += inventory.rows().getOrDefault(type.wire(), 0L);
        }
        return records;
    }

    private static void add(InventoryTaking taking, Piece piece, ArchiveReader reader) {
        try {
            LinePiece.check(piece);
        } catch (ValidationException e) {
            throw reader.fault(e.getMessage());
        }
        taking.add(piece);
    }

    private static void compare(Inventory found, ArchiveReader reader) {
        Map<String, Long> said = reader.inventory().rows();
        TreeSet<String> kinds = new TreeSet<>(said.keySet());
        kinds.addAll(found.rows().keySet());
        for (String kind : kinds) {
            long expected = said.getOrDefault(kind, 0L);
            long there = found.rows().getOrDefault(kind, 0L);
            if (expected != there) {
                throw reader
                        .fault("the archive holds " + there + " of " + kind + ", but it was written with " + expected
                                + ": lines are missing or were added. Choose an undamaged copy");
            }
        }
        if (!found.equals(reader.inventory())) {
            throw reader
                    .fault("the archive holds something else than what was written into it: it was damaged or changed"
                            + ". Choose an undamaged copy");
        }
    }
}
