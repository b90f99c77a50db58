package org.larder.cli;

import java.time.Duration;

import org.larder.api.connection.ConnectionState;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.SyncStatus.Phase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code larder sync}. */
@Command(name = "sync", description = "Bringing the account up to date.")
final class SyncCommands {

    private final Session session;

    SyncCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Synchronises once, now.")
    Answer once(
            @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60",
                    description = "Default: 60.") long seconds) {
        Services services = session.services();
        Deadline deadline = Deadline.in(Duration.ofSeconds(seconds));
        deadline.get(services.connection().probeNow());
        SyncStatus status = deadline.get(services.sync().syncNow());
        while (status.phase() == Phase.OFFLINE && services.connection().state() instanceof ConnectionState.Online
                && deadline.pause()) {
            status = deadline.get(services.sync().syncNow());
        }
        Answer answer = StatusForm.sync(status);
        if (status.phase() == Phase.IDLE) {
            return answer;
        }
        throw new CommandFailedException(reason(status, services.connection().state()), answer);
    }

    @Command(description = "Stops synchronising, until resumed.")
    Answer pause() {
        session.services().sync().pause();
        return StatusForm.sync(session.services().sync().status());
    }

    @Command(description = "Goes on synchronising.")
    Answer resume() {
        session.services().sync().resume();
        return StatusForm.sync(session.services().sync().status());
    }

    private static String reason(SyncStatus status, ConnectionState connection) {
        return status.reason().orElseGet(() -> switch (status.phase()) {
            case LOCAL_ONLY -> "The profile belongs to no account. Sign in first.";
            case SIGNED_OUT -> "Nobody is signed in. Sign in first.";
            case PAUSED -> "Synchronising is paused. Say: sync resume.";
            case OFFLINE -> connection.text();
            default -> "Synchronising did not come to its end.";
        });
    }
}
