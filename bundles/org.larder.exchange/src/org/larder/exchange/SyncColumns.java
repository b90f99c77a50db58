package org.larder.exchange;

import java.util.List;
import java.util.stream.Stream;

import org.larder.api.model.SyncState;
import org.larder.api.model.WireInstant;

/** The sync fields, the last columns of a table. */
final class SyncColumns {

    private static final List<String> TITLES = List.of("_synced", "_syncTimestamp", "_syncError", "_lastModified",
            "_version");

    private SyncColumns() {
    }

    static List<String> behind(List<String> titles) {
        return Stream.concat(titles.stream(), TITLES.stream()).toList();
    }

    static void add(List<String> row, SyncState sync, Cells cells) {
        row.add(Boolean.toString(sync.synced()));
        row.add(sync.syncTimestamp().map(WireInstant::text).orElse(""));
        row.add(cells.text(sync.error()));
        row.add(sync.lastModified().toString());
        row.add(Long.toString(sync.version()));
    }
}
