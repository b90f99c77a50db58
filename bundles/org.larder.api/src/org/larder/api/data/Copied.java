package org.larder.api.data;

import java.util.List;

import org.larder.api.model.RecordKey;

/**
 * What a copy made.
 *
 * @param copies the new entries
 * @param skipped entries that were gone already
 */
public record Copied(List<RecordKey> copies, List<RecordKey> skipped) {

    public Copied {
        copies = List.copyOf(copies);
        skipped = List.copyOf(skipped);
    }
}
