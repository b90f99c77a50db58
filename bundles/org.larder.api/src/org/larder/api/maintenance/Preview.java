package org.larder.api.maintenance;

import java.util.Optional;
import java.util.function.Predicate;

import org.larder.api.model.Page;
import org.osgi.annotation.versioning.ProviderType;

/** A backup opened beside the diary, on a private copy that closing removes. Used by one thread at a time. */
@ProviderType
public interface Preview extends AutoCloseable {

    Backup backup();

    /**
     * The records that are otherwise in the backup, by key.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<Difference> differences(Optional<String> after, int limit);

    /**
     * Writes what the backup says of the chosen records, as ordinary edits in one step that can be undone. A record that the
     * backup has not is deleted if it is chosen.
     *
     * @return records written
     */
    long restore(Predicate<Difference> chosen, Progress progress);

    @Override
    void close();
}
