package org.larder.transport.folder;

import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/**
 * A line of a log: an operation, or why it is not taken.
 *
 * @param n its place in the log, from 1
 * @param link as {@link Chain} says
 * @param hash names the operation as a whole (6.2 of the contract)
 * @param content what it says
 */
record Entry(int n, long link, long hash, Content content) {

    /** What a line says. */
    sealed interface Content {
    }

    /**
     * An operation.
     *
     * @param stamp in force: that of the edit, or raised above what it was made on
     * @param lost whether another had won already when it was written
     * @param ghost whether its data are gone, since a later operation of the same file has replaced it
     * @param data empty for a delete and for a ghost
     */
    record Op(UUID opId, RecordKey key, Stamp stamp, boolean delete, boolean lost, boolean ghost,
            Optional<Data> data) implements Content {
    }

    /** An operation that breaks the contract. */
    record Refused(String reason) implements Content {
    }

    /** An operation on records of a type that this version does not know. */
    record Unknown() implements Content {
    }
}
