package org.larder.server.jdbc;

import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;

/** What differs between the databases. */
interface Engine {

    /** Connections without a pool. */
    DataSource source();

    /** Brings the database to the schema of this server; several nodes may do so at once. */
    void prepare();

    /** Sets what the pool is to know of this database. */
    void configure(HikariConfig config);

    Columns columns();

    /** Whether readers see a snapshot without any lock. */
    boolean snapshots();

    /** The user's row, locked until the end of the transaction: no other node writes what is this user's. */
    Optional<FeedRow> lock(Sql sql, String userId);

    /** The user's row as it is in the snapshot that all following reads of this transaction see. */
    Optional<FeedRow> share(Sql sql, String userId);

    UserRows rows(Sql sql, String userId);

    /** Tells the nodes, with the commit, that the user's feed grew. */
    void announce(Sql sql, String userId);

    /** Tells the nodes, with the commit, that the epoch or the keys changed. */
    void announceMeta(Sql sql);

    /** Begins to hear what nodes announce. */
    News news(Listeners listeners, Meta meta);

    /** Ends the database, if this process runs it. All connections are closed. */
    void end();
}
