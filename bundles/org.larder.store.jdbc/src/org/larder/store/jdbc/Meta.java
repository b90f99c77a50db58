package org.larder.store.jdbc;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.larder.api.store.FeedPosition;

/** Single facts about the store. */
final class Meta {

    static final String SCHEMA = "schema";
    /** What a database says about itself only. */
    static final Set<String> OWN = Set.of(SCHEMA, Postponing.FACT, Debt.FACT, Stamps.FACT, Tally.FACT);
    /** The condition of all other facts. */
    static final String CARRIED = OWN.stream().sorted().collect(Collectors.joining("', '", "NAME NOT IN ('", "')"));
    static final Sql FIND = new Sql("reading the store's settings", "SELECT CONTENT FROM META WHERE NAME = ?");
    private static final String REMOTE = "remote";
    private static final String CURSOR = "cursor";
    private static final String SERVER_TIME = "serverTime";
    private static final String FULL_PULLS = "fullPulls";
    private static final String FULL = "full";
    private static final String VANISHED = "vanished";
    private static final Sql UPDATE = new Sql("writing the store's settings",
            "UPDATE META SET CONTENT = ? WHERE NAME = ?");
    private static final Sql INSERT = new Sql("writing the store's settings",
            "INSERT INTO META (CONTENT, NAME) VALUES (?, ?)");
    private static final Sql REMOVE = new Sql("writing the store's settings", "DELETE FROM META WHERE NAME = ?");

    private final Session session;

    Meta(Session session) {
        this.session = session;
    }

    FeedPosition feed() {
        return new FeedPosition(find(REMOTE), find(CURSOR), full(),
                find(SERVER_TIME).map(Long::valueOf).map(Instant::ofEpochMilli), vanished());
    }

    /** Names the remote; the cursor is void. */
    void attach(String remote) {
        put(REMOTE, remote);
        remove(CURSOR);
    }

    void advance(String cursor, Instant serverTime) {
        put(CURSOR, cursor);
        serverTime(serverTime);
    }

    /** So many records more were deleted by pages of the feed. */
    void vanished(long more) {
        if (more > 0) {
            put(VANISHED, Long.toString(vanished() + more));
        }
    }

    /** The feed's end was reached. */
    void endFeed() {
        remove(VANISHED);
    }

    private long vanished() {
        return find(VANISHED).map(Long::parseLong).orElse(0L);
    }

    void serverTime(Instant time) {
        put(SERVER_TIME, Long.toString(time.toEpochMilli()));
    }

    /** A full pull is due; what it brings is marked with its own number. */
    void beginFullPull() {
        remove(CURSOR);
        put(FULL_PULLS, Long.toString(fullPull() + 1));
        put(FULL, "true");
    }

    void endFullPull() {
        remove(FULL);
    }

    boolean full() {
        return find(FULL).isPresent();
    }

    /** The number of the last full pull, under way or done. */
    long fullPull() {
        return find(FULL_PULLS).map(Long::parseLong).orElse(0L);
    }

    Optional<String> find(String name) {
        return session.first(FIND, row -> row.getString(1), name);
    }

    void put(String name, String content) {
        if (session.run(UPDATE, content, name) == 0) {
            session.run(INSERT, content, name);
        }
    }

    void remove(String name) {
        session.run(REMOVE, name);
    }
}
