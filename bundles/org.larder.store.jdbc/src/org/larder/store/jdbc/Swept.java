package org.larder.store.jdbc;

import java.util.Optional;

import org.larder.api.model.RecordKey;

/**
 * How far what the remote lacks was looked for at the end of a full pull.
 *
 * @param tables so many tables to their ends
 * @param last the last key that was looked at in the next table; empty before its first
 * @param gone so many records people see no more
 */
record Swept(int tables, Optional<RecordKey> last, int gone) {

    static final Swept NOTHING = new Swept(0, Optional.empty(), 0);
    static final Swept ALL = new Swept(Table.values().length, Optional.empty(), 0);

    boolean whole() {
        return tables == ALL.tables;
    }
}
