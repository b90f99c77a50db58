package org.larder.api.maintenance;

import java.util.Optional;

import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.osgi.annotation.versioning.ConsumerType;

/** Everything that a store holds, at one moment. */
@ConsumerType
@FunctionalInterface
public interface Pieces {

    /**
     * In the order that all engines share.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 10,000
     */
    Page<Piece> page(Optional<String> after, int limit);
}
