package org.larder.server.records;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

import org.larder.api.model.Uuids;
import org.larder.server.store.ListPosition;

/** Places in lists as opaque texts: they hold the sort key, so they stay good when their record goes. */
final class ListCursor {

    private static final int ID = 36;

    private ListCursor() {
    }

    static String text(String sortKey, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + sortKey).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that the text means.
     *
     * @param sortKey what a sort key of the list looks like
     * @throws org.larder.trpc.TrpcException CURSOR_INVALID if it is none
     */
    static Optional<ListPosition> position(Optional<String> text, Predicate<String> sortKey) {
        return text.map(cursor -> decoded(cursor)
                .filter(plain -> plain.length() > ID && Uuids.valid(plain.substring(0, ID)))
                .map(plain -> new ListPosition(plain.substring(ID), plain.substring(0, ID)))
                .filter(place -> sortKey.test(place.sortKey())).orElseThrow(SyncCursor::invalid));
    }

    private static Optional<String> decoded(String cursor) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor))).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
