package org.larder.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who may sign in, and what belongs to signing in. Each call is a transaction, seen by all nodes. Thread-safe. */
public interface Accounts {

    /** @param email in lower case */
    Optional<Account> byEmail(String email);

    Optional<Account> byId(String userId);

    /**
     * Adds an account and the family of its first refresh token.
     *
     * @return whether it was added: of parallel calls with one e-mail exactly one does
     */
    boolean register(Account account, RefreshFamily family);

    /**
     * A transaction under the user's lock.
     *
     * @throws UnknownUserException if there is no such user; a disabled one is there
     */
    <T> T change(String userId, Function<AccountTables, T> work);

    /**
     * Removes the account with all its data. From the first moment on nobody can use it and its e-mail is free; the data go
     * bit by bit, so that nobody else waits. What a crash left over goes with the next {@link ServerStore#tidy}.
     *
     * @return whether there was such a user
     */
    boolean delete(String userId);

    /**
     * Accounts by e-mail in ASCII order.
     *
     * @param after the e-mail of the last one that was read; empty for the first page
     */
    List<Account> list(String after, int limit);

    /**
     * Counts a try, unless there were as many as the limit since the start already.
     *
     * @param key names who tries, without telling it
     * @return the tries that were counted before since the start, the latest first
     */
    List<Instant> countTry(String key, Instant start, Instant now, int limit);

    /** Takes back a try that was counted at that time; nothing was looked at. */
    void takeTryBack(String key, Instant at);

    void clearTries(String key);
}
