package org.larder.ui.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.larder.api.connection.ConnectionState;
import org.larder.api.sync.SyncStatus;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** The state of the sync in one sentence: honest and quiet. Pure. */
final class SyncSentence {

    private static final int MINUTE = 60;

    private final Locale locale;
    private final ZoneId zone;
    private final Figures figures;

    SyncSentence(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        figures = new Figures(locale);
    }

    /**
     * What is said.
     *
     * @param text a sentence without a full stop
     * @param tone how it is meant
     */
    record Said(String text, Tone tone) {
    }

    /** How a sentence is meant; each has a sign of its own. */
    enum Tone {
        FINE,
        BUSY,
        KEPT,
        NEEDS_PERSON
    }

    Said of(SyncFacts facts, Instant now) {
        return of(facts.status(), facts.connection(), facts.remote(), now);
    }

    Said of(SyncStatus status, ConnectionState connection, Remote remote, Instant now) {
        return switch (status.phase()) {
            case PUSHING -> new Said(pushing(status), Tone.BUSY);
            case PULLING -> new Said(pulling(status), Tone.BUSY);
            case LOCAL_ONLY -> new Said(Messages.syncLocal, Tone.KEPT);
            case SIGNED_OUT -> kept(status, Messages.syncSignedOut, Messages.syncSignedOutNone);
            case OFFLINE -> offline(status, connection, remote, now);
            case HELD -> held(status);
            case STOPPED -> new Said(NLS.bind(Messages.syncStopped, status.reason().orElse(connection.text())),
                    Tone.NEEDS_PERSON);
            case PAUSED -> needs(status).orElseGet(() -> kept(status, Messages.syncPaused, Messages.syncPausedNone));
            case WAITING -> needs(status)
                    .orElseGet(() -> new Said(waiting(status, remote) + next(status, now), Tone.KEPT));
            case IDLE -> needs(status).orElseGet(() -> idle(status, remote, now));
        };
    }

    private Said offline(SyncStatus status, ConnectionState connection, Remote remote, Instant now) {
        return switch (connection) {
            case ConnectionState.Offline offline -> kept(status, Messages.syncOffline, Messages.syncOfflineNone);
            case ConnectionState.ServerUnreachable away -> new Said(unreachable(status, remote, now), Tone.KEPT);
            case ConnectionState.CaptivePortal portal -> new Said(portal.text(), Tone.NEEDS_PERSON);
            case ConnectionState.IncompatibleServer other -> new Said(other.text(), Tone.NEEDS_PERSON);
            default -> kept(status, Messages.syncNotYet, Messages.syncNotYetNone);
        };
    }

    private String waiting(SyncStatus status, Remote remote) {
        long pending = status.counts().pending();
        return pending == 0 ? remote.word(Messages.syncWaitingNone, Messages.syncWaitingFolderNone)
                : NLS.bind(remote.word(Messages.syncWaiting, Messages.syncWaitingFolder), changes(pending));
    }

    private Said held(SyncStatus status) {
        return new Said(status.held().map(held -> NLS.bind(Messages.syncHeld, figures.count(held.vanishing()),
                figures.count(held.live()))).or(status::reason).orElse(""), Tone.NEEDS_PERSON);
    }

    private String unreachable(SyncStatus status, Remote remote, Instant now) {
        long pending = status.counts().pending();
        String what = pending == 0 ? remote.word(Messages.syncUnreachableNone, Messages.syncFolderAwayNone)
                : NLS.bind(remote.word(Messages.syncUnreachable, Messages.syncFolderAway), changes(pending));
        return what + next(status, now);
    }

    private Optional<Said> needs(SyncStatus status) {
        long count = status.counts().quarantined();
        return count == 0 ? Optional.empty()
                : Optional.of(new Said(count == 1 ? Messages.syncNeedsOne
                        : NLS.bind(Messages.syncNeeds, figures.count(count)), Tone.NEEDS_PERSON));
    }

    private Said idle(SyncStatus status, Remote remote, Instant now) {
        long pending = status.counts().pending();
        if (pending > 0) {
            return new Said(NLS.bind(Messages.syncSoon, changes(pending)), Tone.BUSY);
        }
        return new Said(status.lastSuccess()
                .map(at -> NLS.bind(remote.word(Messages.syncSaved, Messages.syncSavedFolder), time(at, now)))
                .orElse(Messages.syncOnline), Tone.FINE);
    }

    private Said kept(SyncStatus status, String some, String none) {
        long pending = status.counts().pending();
        return new Said(pending == 0 ? none : NLS.bind(some, changes(pending)), Tone.KEPT);
    }

    private String pushing(SyncStatus status) {
        return status.total() == 0 ? Messages.syncSaving
                : NLS.bind(Messages.syncSavingOf, figures.count(status.done()), figures.count(status.total()));
    }

    private String pulling(SyncStatus status) {
        return status.done() == 0 ? Messages.syncFetching
                : NLS.bind(Messages.syncFetchingOf, figures.count(status.done()));
    }

    private String changes(long count) {
        return count == 1 ? Messages.changesOne : NLS.bind(Messages.changesMany, figures.count(count));
    }

    /** {@code , next try in 20 s}; nothing if none is due. */
    private String next(SyncStatus status, Instant now) {
        return status.nextTry().map(at -> next(Duration.between(now, at).toSeconds())).orElse("");
    }

    private String next(long seconds) {
        if (seconds < 1) {
            return Messages.syncNextNow;
        }
        return seconds < 2 * MINUTE ? NLS.bind(Messages.syncNextSeconds, figures.count(seconds))
                : NLS.bind(Messages.syncNextMinutes, figures.count(seconds / MINUTE));
    }

    /** The time; before today with the date. */
    String time(Instant at, Instant now) {
        LocalDate day = at.atZone(zone).toLocalDate();
        DateTimeFormatter form = day.equals(now.atZone(zone).toLocalDate())
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT);
        return form.withLocale(locale).format(at.atZone(zone));
    }
}
