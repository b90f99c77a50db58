package org.larder.cli;

import org.larder.api.connection.ConnectionState;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.SyncStatus.Phase;

/** Synchronises once and waits for the end. Used by one thread. */
final class OneSync {

    private final Services services;
    private final Deadline deadline;

    OneSync(Services services, Deadline deadline) {
        this.services = services;
        this.deadline = deadline;
    }

    /** The status at the end of a cycle, or the one that says why none can run. */
    SyncStatus run() {
        deadline.get(services.connection().probeNow());
        SyncStatus status = deadline.get(services.sync().syncNow());
        while (awaitsOnline(status) && deadline.pause()) {
            status = deadline.get(services.sync().syncNow());
        }
        return status;
    }

    /** Waits until it works, if the remote can be reached. */
    void reach() {
        deadline.get(services.connection().probeNow());
        deadline.await(() -> !awaitsOnline(services.sync().status()));
    }

    private boolean awaitsOnline(SyncStatus status) {
        return status.phase() == Phase.OFFLINE && services.connection().state() instanceof ConnectionState.Online;
    }

    /** The status, if all is done. @throws CommandFailedException with the reason, if not */
    Answer finished(SyncStatus status) {
        Answer answer = StatusForm.sync(status);
        if (status.phase() == Phase.IDLE) {
            return answer;
        }
        throw new CommandFailedException(reason(status, services.connection().state()), answer);
    }

    private static String reason(SyncStatus status, ConnectionState connection) {
        return status.held().map(StatusForm::question).or(status::reason).orElseGet(() -> switch (status.phase()) {
            case LOCAL_ONLY -> "The profile belongs to no account. Sign in first.";
            case SIGNED_OUT -> "Nobody is signed in. Sign in first.";
            case PAUSED -> "Synchronising is paused. Say: sync resume.";
            case OFFLINE -> connection.text();
            default -> "Synchronising did not come to its end.";
        });
    }
}
