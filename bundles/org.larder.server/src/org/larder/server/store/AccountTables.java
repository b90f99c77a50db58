package org.larder.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes accounts, refresh tokens and failed logins inside a transaction. */
public interface AccountTables {

    /** @param email in lower case */
    Optional<Account> byEmail(String email);

    Optional<Account> byId(String userId);

    /** Adds an account whose e-mail nobody has. */
    void add(Account account, Instant now);

    Optional<RefreshToken> token(String hash);

    void add(RefreshToken token);

    void markUsed(String hash, Instant now);

    /** Revokes all tokens of the family. */
    void removeFamily(String family);

    /** Forgets the user's tokens that expired. */
    void removeExpired(String userId, Instant now);

    /**
     * Counted tries after an instant, the latest first.
     *
     * @param key names the e-mail and the address
     */
    List<Instant> tries(String key, Instant after);

    void addTry(String key, Instant now);

    void clearTries(String key);

    /** Forgets tries of anybody up to an instant. */
    void removeTries(Instant upTo);
}
