package org.larder.ui.sync;

import java.net.URI;
import java.nio.file.Path;
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
import org.larder.api.profile.ProfileSettings;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.Transports;
import org.larder.ui.shell.Desk;

/**
 * All that is known of the way to the server, read at one time.
 *
 * @param account the account that the profile belongs to
 * @param signedIn whether somebody is signed in to it
 * @param server where it is
 * @param folder the shared folder, if the diary is synced through one and not with the server
 * @param needsPerson the first changes that the server does not take
 */
record SyncFacts(SyncStatus status, ConnectionState connection, Optional<Binding> account, boolean signedIn,
        Optional<URI> server, Optional<Path> folder, List<QuarantinedOperation> needsPerson) {

    private static final int SHOWN = 200;
    private static final SyncStatus ALONE = new SyncStatus(SyncStatus.Phase.LOCAL_ONLY, 0, 0, QueueCounts.NONE,
            Optional.empty(), Optional.empty(), Optional.empty());

    /** Nothing is known yet, or nothing is installed that syncs. */
    static final SyncFacts NONE = new SyncFacts(ALONE, new ConnectionState.NotConfigured(Instant.EPOCH),
            Optional.empty(), false, Optional.empty(), Optional.empty(), List.of());

    SyncFacts {
        needsPerson = List.copyOf(needsPerson);
    }

    Remote remote() {
        return folder.isPresent() ? Remote.FOLDER : Remote.SERVER;
    }

    /** Whether something is being sent or fetched. */
    boolean busy() {
        return status.phase() == SyncStatus.Phase.PUSHING || status.phase() == SyncStatus.Phase.PULLING;
    }

    /** Why not all is done; nothing that the state says already. */
    Optional<String> reason() {
        return switch (status.phase()) {
            case WAITING, OFFLINE -> switch (connection) {
                case ConnectionState.ServerUnreachable away -> Optional.of(away.reason());
                case ConnectionState.CaptivePortal portal -> Optional.of(portal.reason());
                case ConnectionState.Online online -> status.reason();
                default -> Optional.<String>empty();
            };
            default -> Optional.<String>empty();
        };
    }

    boolean paused() {
        return status.phase() == SyncStatus.Phase.PAUSED;
    }

    /** Whether a next try is due, so that this may be out of date. */
    boolean stale(Instant now) {
        return status.nextTry().filter(now::isAfter).isPresent();
    }

    /** While the server is away, the next try is the next probe. */
    private static SyncStatus nextTry(SyncStatus status, Desk desk) {
        Optional<Instant> probe = desk.connection().flatMap(ConnectionMonitor::nextProbe);
        return status.phase() == SyncStatus.Phase.OFFLINE
                ? status.withNextTry(probe)
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
        ProfileSettings settings = profile.settings();
        Optional<Path> folder = settings.folder().filter(any -> settings.transport().equals(Transports.FOLDER));
        SyncStatus status = desk.sync()
                .map(sync -> honest(nextTry(sync.status(), desk), settings.binding()))
                .orElse(ALONE);
        List<QuarantinedOperation> stuck = status.counts().quarantined() == 0 ? List.of()
                : desk.sync().map(sync -> sync.quarantined(Optional.empty(), SHOWN).items()).orElse(List.of());
        return new SyncFacts(status, desk.connection().map(ConnectionMonitor::state).orElse(NONE.connection()),
                desk.accounts().flatMap(Accounts::binding), desk.accounts().map(Accounts::signedIn).orElse(false),
                settings.server(), folder, stuck);
    }
}
