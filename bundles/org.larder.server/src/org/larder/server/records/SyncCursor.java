package org.larder.server.records;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.larder.server.store.UserReader;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** Places in a user's feed as texts (section 7 of the contract): a part that is bound to store and account, and a number. */
final class SyncCursor {

    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,32}):(\\d{1,15})");

    private SyncCursor() {
    }

    /** The end of the feed. */
    static String of(UserReader tables) {
        return of(tables, tables.counter());
    }

    static String of(UserReader tables, long number) {
        return tables.feedName() + ":" + number;
    }

    /**
     * The number that the cursor holds; 0 for none.
     *
     * @throws TrpcException CURSOR_INVALID if it is no cursor, CURSOR_EXPIRED if it is not one of this feed
     */
    static long number(UserReader tables, Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        Matcher parts = FORM.matcher(cursor.get());
        if (!parts.matches()) {
            throw invalid();
        }
        long number = Long.parseLong(parts.group(2));
        if (!parts.group(1).equals(tables.feedName()) || number > tables.counter()) {
            throw new TrpcException(TrpcCode.PRECONDITION_FAILED, "the cursor belongs to another feed")
                    .reason("CURSOR_EXPIRED");
        }
        return number;
    }

    static TrpcException invalid() {
        return new TrpcException(TrpcCode.BAD_REQUEST, "the cursor is not valid").reason("CURSOR_INVALID");
    }
}
