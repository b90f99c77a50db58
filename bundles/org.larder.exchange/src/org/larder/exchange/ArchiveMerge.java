package org.larder.exchange;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.larder.api.data.BulkEdit;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.SyncState;
import org.larder.json.RecordJson;

/** Puts the records of a checked archive beside those that are there, in one step. Used once, by one thread. */
final class ArchiveMerge {

    private static final int CHUNK = 500;

    private final UnifiedDataService data;
    private final BulkEdit edit;
    private long written;

    ArchiveMerge(UnifiedDataService data, BulkEdit edit) {
        this.data = data;
        this.edit = edit;
    }

    /** Records written. */
    long written() {
        return written;
    }

    /**
     * Puts them.
     *
     * @return whether it came to the end
     */
    boolean run(Path file, GoOn progress) {
        try (ArchivePieces pieces = new ArchivePieces(file)) {
            Optional<String> after = Optional.empty();
            do {
                Page<Piece> page = pieces.page(after, CHUNK);
                put(page);
                after = page.next();
                if (after.isPresent() && !progress.after(pieces.bytes())) {
                    return false;
                }
            } while (after.isPresent());
            progress.after(pieces.bytes());
            return true;
        }
    }

    private void put(Page<Piece> page) {
        Map<RecordKey, Data> records = new LinkedHashMap<>();
        for (Piece piece : page.items()) {
            if (piece instanceof Piece.Stored stored && newer(stored)) {
                stored.json().ifPresent(json -> records.put(stored.key(), RecordJson.held(stored.key().type(), json)));
            }
        }
        if (!records.isEmpty()) {
            written += edit.put(records);
        }
    }

    private boolean newer(Piece.Stored stored) {
        return stored.json().isPresent() && here(stored.key())
                .map(SyncState::lastModified)
                .map(stamp -> stored.lastModified().after(stamp))
                .orElse(true);
    }

    private Optional<SyncState> here(RecordKey key) {
        return switch (key.type()) {
            case PRODUCT -> data.products().find(key.uuid()).map(Item::sync);
            case CONSUMPTION -> data.diary().find(key.uuid()).map(Item::sync);
            case GOAL -> data.goals()
                    .inForce(key.date())
                    .filter(goal -> goal.key().equals(key))
                    .map(Item::sync);
        };
    }
}
