package org.larder.server.store;

import java.time.Instant;
import java.util.List;

/**
 * All refresh tokens that descend from one login. They are numbered from 0 and can be told from their numbers, so that none
 * of them is kept.
 *
 * @param id a UUID
 * @param newest the number of the token that was given out last; nobody used it yet
 * @param expires when the newest runs out
 * @param uses when some of the others were first exchanged for their successors, the latest last
 */
public record RefreshFamily(String id, int newest, Instant expires, List<Use> uses) {

    /** The first use of a token. */
    public record Use(int number, Instant at) {
    }
}
