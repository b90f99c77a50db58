package org.larder.api.data;

import java.util.Optional;

import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.osgi.annotation.versioning.ProviderType;

/** The conflict ledger: values that lost against others, kept for a year. */
@ProviderType
public interface Conflicts {

    /**
     * Latest first.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<LedgerEntry> list(Optional<String> after, int limit);

    Optional<LedgerEntry> find(long id);

    /**
     * Makes the lost value current again, as an ordinary edit that can be undone; the value that won stays in the history.
     *
     * @return the record; nothing was written if it says so already
     * @throws org.larder.api.model.NotFoundException if there is no such entry
     */
    RecordKey restore(long id);
}
