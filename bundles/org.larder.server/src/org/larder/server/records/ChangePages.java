package org.larder.server.records;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.RecordType;
import org.larder.json.RecordJson;
import org.larder.server.store.ServerStore;

/** Reads users' feeds piece by piece, as {@code sync.pull} gives them. Thread-safe. */
public final class ChangePages {

    private final ServerStore store;

    public ChangePages(ServerStore store) {
        this.store = store;
    }

    /**
     * A record of a feed.
     *
     * @param cursor the place after it
     */
    public record Change(String cursor, JsonNode record) {
    }

    /**
     * The place where a reader begins.
     *
     * @param cursor where it was; empty for the end of the feed
     * @throws org.larder.trpc.TrpcException CURSOR_INVALID or CURSOR_EXPIRED
     */
    public String begin(String userId, Optional<String> cursor) {
        return store.read(userId, tables -> cursor.isEmpty()
                ? SyncCursor.of(tables)
                : SyncCursor.of(tables, SyncCursor.number(tables, cursor)));
    }

    /**
     * What comes after a place.
     *
     * @throws org.larder.trpc.TrpcException CURSOR_EXPIRED if the store lost data meanwhile
     */
    public List<Change> after(String userId, String cursor, int limit) {
        return store.read(userId,
                tables -> tables
                        .changes(SyncCursor.number(tables, Optional.of(cursor)), limit, EnumSet.allOf(RecordType.class))
                        .stream().map(entry -> new Change(SyncCursor.of(tables, entry.number()),
                                RecordJson.record(entry.record())))
                        .toList());
    }
}
