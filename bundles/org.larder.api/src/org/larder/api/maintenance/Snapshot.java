package org.larder.api.maintenance;

import org.osgi.annotation.versioning.ProviderType;

/** The diary as it was at one moment, on a private copy that closing removes. Used by one thread at a time. */
@ProviderType
public interface Snapshot extends Pieces, AutoCloseable {

    @Override
    void close();
}
