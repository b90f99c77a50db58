package org.larder.store.jdbc;

import org.larder.api.model.RecordKey;

/** What a reader must know of the transaction that it reads in. */
interface Uncommitted {

    /** A reader of what was committed only. */
    Uncommitted NOTHING = new Uncommitted() {
        @Override
        public void settle() {
            // nothing waits to be written
        }

        @Override
        public boolean changesSearch() {
            return false;
        }

        @Override
        public boolean changesQueue(RecordKey key) {
            return false;
        }
    };

    /** Writes what was collected, so that queries see it. */
    void settle();

    /** Whether a search would find something else than in what was committed. */
    boolean changesSearch();

    /** Whether the record may have other operations than in what was committed. */
    boolean changesQueue(RecordKey key);
}
