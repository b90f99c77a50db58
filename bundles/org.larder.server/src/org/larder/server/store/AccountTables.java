package org.larder.server.store;

import java.time.Instant;
import java.util.Optional;

/** Reads and writes one user's account inside a transaction under that user's lock. */
public interface AccountTables {

    Account account();

    void password(String hash);

    /** A disabled account keeps its data, and all its calls fail until it is enabled again. */
    void disabled(boolean disabled);

    Optional<RefreshFamily> family(String id);

    /** Adds the family or replaces it. */
    void put(RefreshFamily family);

    /** Revokes all tokens of the family. */
    void removeFamily(String id);

    /** Revokes all refresh tokens of the user. */
    void removeFamilies();

    /** Forgets the families that expired. */
    void removeExpired(Instant now);
}
