package org.larder.api.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.RecordType;

/**
 * What one transaction changed.
 *
 * @param remote whether the remote changed it, or its answer to an operation; else the person did, here
 * @param ids per type the ids of the records, at most {@link #MOST}; a type whose value is empty changed in more records
 * @param days the days whose diary changed; empty: more than {@link #MOST}
 */
public record Commit(boolean remote, Map<RecordType, Optional<Set<String>>> ids, Optional<Set<LocalDate>> days) {

    /** More ids or days than this are told as "many". */
    public static final int MOST = 1000;
}
