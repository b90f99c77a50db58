package org.larder.cli;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.MassDelete.Decision;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.SyncStatus.Phase;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code larder sync}. */
@Command(name = "sync", description = "Bringing the account up to date.")
final class SyncCommands {

    private final Session session;

    SyncCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Synchronises once, now.")
    Answer once(@Mixin Patience patience) {
        OneSync sync = new OneSync(session.services(), patience.deadline());
        return sync.finished(sync.run());
    }

    @Command(description = "Stops synchronising, until resumed.")
    Answer pause() {
        sync().pause();
        return StatusForm.sync(sync().status());
    }

    @Command(description = {"Goes on synchronising.",
            "If many records here would vanish, it asks first; then --accept-deletes or --keep answers, and it"
                    + " synchronises once."})
    Answer resume(@ArgGroup @Nullable Answering answer, @Mixin Patience patience) {
        sync().resume();
        return answer == null ? StatusForm.sync(sync().status()) : decided(answer.decision(), patience.deadline());
    }

    @Command(description = "Ends what is running now; changes stay as they are, the next try comes in its time.")
    Answer cancel() {
        sync().cancel();
        return StatusForm.sync(sync().status());
    }

    /** The question is asked anew in each run of the program, so it is waited for. */
    private Answer decided(Decision decision, Deadline deadline) {
        OneSync sync = new OneSync(session.services(), deadline);
        SyncStatus status = sync.run();
        if (status.phase() == Phase.HELD && sync().decide(decision)) {
            return sync.finished(sync.run());
        }
        Answer answer = sync.finished(status);
        return new Answer(answer.json(), "Nothing had to be decided. " + answer.text());
    }

    private BackgroundSyncManager sync() {
        return session.services().sync();
    }

    /** What a person decides. */
    static final class Answering {

        @Option(names = "--accept-deletes", description = "The records are deleted here too.")
        private boolean accept;

        @Option(names = "--keep", description = "The records stay, and are sent again.")
        private boolean keep;

        Decision decision() {
            return keep ? Decision.KEEP : Decision.ACCEPT;
        }
    }

    /** How long to wait. */
    static final class Patience {

        @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "60", description = "Default: 60.")
        private long seconds;

        Deadline deadline() {
            return Deadline.in(Duration.ofSeconds(seconds));
        }
    }
}
