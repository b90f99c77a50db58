package org.larder.transport.trpc;

import java.util.Set;

import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;

/**
 * What the last valid probe found out about a server.
 *
 * @param lists whether it has lists and records one by one only, no {@code sync.*} (section 12 of the contract)
 * @param decided whether it has said so itself
 */
record Known(ServerAddress server, Set<String> features, String epoch, Limits limits, boolean lists,
        boolean decided) {

    static Known of(ServerAddress server, ProbeResult.Valid valid, boolean lists, boolean decided) {
        return new Known(server, valid.features(), valid.epoch(), valid.limits(), lists, decided);
    }

    boolean names(String feature) {
        return features.contains(feature);
    }
}
