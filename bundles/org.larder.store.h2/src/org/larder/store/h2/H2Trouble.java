package org.larder.store.h2;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.larder.store.jdbc.Causes;
import org.larder.store.jdbc.Trouble;

/** What H2's error codes mean. Source: {@link ErrorCode}, and {@link DataUtils} for its storage. */
final class H2Trouble {

    private static final Set<Integer> AGAIN = Set.of(ErrorCode.DEADLOCK_1, ErrorCode.LOCK_TIMEOUT_1,
            ErrorCode.CONCURRENT_UPDATE_1);
    /** The database, or only the connection, is no more. */
    private static final Set<Integer> CLOSED = Set.of(ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.OBJECT_CLOSED, ErrorCode.CONNECTION_BROKEN_1);
    /** The last two: pages that can be read and hold other values than their table has, or not what an index says. */
    private static final Set<Integer> DAMAGED = Set.of(ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.DATA_CONVERSION_ERROR_1, ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX);
    /** What the storage says of a file that does not hold what it should. */
    private static final Set<Integer> DAMAGED_STORAGE = Set.of(DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_BLOCK_NOT_FOUND, DataUtils.ERROR_SERIALIZATION,
            DataUtils.ERROR_UNKNOWN_DATA_TYPE, DataUtils.ERROR_TRANSACTION_CORRUPT);
    /** As Linux, macOS and Windows say it. */
    private static final List<String> FULL = List.of("No space left", "not enough space on the disk", "Disk quota");

    private H2Trouble() {
    }

    static Trouble of(SQLException exception) {
        if (chain(exception).anyMatch(H2Trouble::full)) {
            return Trouble.FULL;
        }
        if (!wrongKey(exception) && chain(exception).anyMatch(H2Trouble::damaged)) {
            return Trouble.DAMAGED;
        }
        if (any(exception, CLOSED)) {
            return Trouble.CLOSED;
        }
        return any(exception, AGAIN) ? Trouble.AGAIN : Trouble.OTHER;
    }

    /** What keeps a database from opening: its catalogue makes no sense if neither the disk nor anything else is to blame. */
    static Trouble opening(SQLException exception) {
        Trouble trouble = of(exception);
        boolean disk = chain(exception).anyMatch(IOException.class::isInstance);
        return trouble == Trouble.OTHER && !disk ? Trouble.DAMAGED : trouble;
    }

    /** Whether another process holds the file. */
    static boolean inUse(SQLException exception) {
        return any(exception, Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1));
    }

    /** Whether the file made no sense when it was decrypted. */
    static boolean wrongKey(SQLException exception) {
        return any(exception, Set.of(ErrorCode.FILE_ENCRYPTION_ERROR_1));
    }

    /** The first cause, which says most, in one line. */
    static String reason(SQLException exception) {
        Throwable first = chain(exception).reduce((outer, inner) -> inner).orElse(exception);
        return first.getMessage() == null ? first.getClass().getSimpleName() : Causes.line(first);
    }

    private static boolean any(SQLException exception, Set<Integer> codes) {
        return chain(exception)
                .anyMatch(cause -> cause instanceof SQLException sql && codes.contains(sql.getErrorCode()));
    }

    private static boolean full(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return FULL.stream().anyMatch(message::contains);
    }

    private static boolean damaged(Throwable cause) {
        return switch (cause) {
            case SQLException sql -> DAMAGED.contains(sql.getErrorCode());
            case MVStoreException storage -> DAMAGED_STORAGE.contains(storage.getErrorCode());
            case EOFException end -> true;
            case IndexOutOfBoundsException beyond -> true;
            case ClassCastException another -> true;
            case VirtualMachineError endless -> true;
            default -> false;
        };
    }

    private static Stream<Throwable> chain(SQLException exception) {
        return Stream.iterate(Optional.<Throwable>of(exception), Optional::isPresent,
                cause -> cause.flatMap(each -> Optional.ofNullable(each.getCause()))).flatMap(Optional::stream);
    }
}
