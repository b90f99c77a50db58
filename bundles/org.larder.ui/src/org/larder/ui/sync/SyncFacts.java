package org.larder.ui.sync;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.api.account.Accounts;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.profile.Binding;
import org.larder.api.profile.Profile;
import org.larder.api.sync.SyncStatus;
import org.larder.ui.shell.Desk;

/**
 * All that is known of the way to the server, read at one time.
 *
 * @param account the account that the profile belongs to
 * @param signedIn whether somebody is signed in to it
 * @param server where it is
 * @param needsPerson the first changes that the server does not take
 */
record SyncFacts(SyncStatus status, ConnectionState connection, Optional<Binding> account, boolean signedIn,
        Optional<URI> server, List<QuarantinedOperation> needsPerson) {

    private static final int SHOWN = 200;
    private static final SyncStatus ALONE = new SyncStatus(SyncStatus.Phase.LOCAL_ONLY, 0, 0, QueueCounts.NONE,
            Optional.empty(), Optional.empty(), Optional.empty());

    /** Nothing is known yet, or nothing is installed that syncs. */
    static final SyncFacts NONE = new SyncFacts(ALONE, new ConnectionState.NotConfigured(Instant.EPOCH),
            Optional.empty(), false, Optional.empty(), List.of());

    SyncFacts {
        needsPerson = List.copyOf(needsPerson);
    }

    /** Whether a next try is due, so that this may be out of date. */
    boolean stale(Instant now) {
        return status.nextTry().filter(now::isAfter).isPresent();
    }

    /** While the server is away, the next try is the next probe. */
    private static SyncStatus nextTry(SyncStatus status, Desk desk) {
        Optional<Instant> probe = desk.connection().flatMap(ConnectionMonitor::nextProbe);
        return status.phase() == SyncStatus.Phase.OFFLINE
                ? new SyncStatus(status.phase(), status.done(), status.total(), status.counts(), status.lastSuccess(),
                        probe,
                        status.reason())
                : status;
    }

    /** Where the profile belongs to no account, nothing waits for a server, whatever failed here. */
    static SyncStatus honest(SyncStatus status, Optional<Binding> account) {
        return status.phase() == SyncStatus.Phase.WAITING && account.isEmpty()
                ? new SyncStatus(SyncStatus.Phase.LOCAL_ONLY, 0, 0, status.counts(), status.lastSuccess(),
                        Optional.empty(), status.reason())
                : status;
    }

    /** Blocks. */
    static SyncFacts read(Desk desk, Profile profile) {
        Optional<URI> server = profile.settings().server();
        SyncStatus status = desk.sync()
                .map(sync -> honest(nextTry(sync.status(), desk), profile.settings().binding()))
                .orElse(ALONE);
        List<QuarantinedOperation> stuck = status.counts().quarantined() == 0 ? List.of()
                : desk.sync().map(sync -> sync.quarantined(Optional.empty(), SHOWN).items()).orElse(List.of());
        return new SyncFacts(status, desk.connection().map(ConnectionMonitor::state).orElse(NONE.connection()),
                desk.accounts().flatMap(Accounts::binding), desk.accounts().map(Accounts::signedIn).orElse(false),
                server, stuck);
    }
}
