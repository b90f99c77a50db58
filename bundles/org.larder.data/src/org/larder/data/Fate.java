package org.larder.data;

import java.util.List;
import java.util.Optional;

import org.larder.api.data.Reached;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;

/** What became of an edit on its way to the remote. */
sealed interface Fate {

    /** The remote answered for it. */
    record Arrived(Reached how) implements Fate {
    }

    /** The remote would not have it. */
    record Refused(String reason) implements Fate {
    }

    /** The remote never heard of it, and never will. */
    record CancelledOut() implements Fate {
    }

    /**
     * Judges by what the store says of the record.
     *
     * @param edit the stamp of the edit
     * @param state of the record, deleted or not; empty: nothing is left of it
     * @param refused the record's operation in quarantine
     * @param ledger the record's entries in the conflict ledger
     * @return empty if the edit is on its way
     */
    static Optional<Fate> of(Stamp edit, Optional<SyncState> state, Optional<QuarantinedOperation> refused,
            List<LedgerEntry> ledger) {
        if (refused.isPresent()) {
            return Optional.of(new Refused(refused.get().message()));
        }
        if (lost(edit, Kind.SUPERSEDED, ledger)) {
            return Optional.of(new Arrived(Reached.SUPERSEDED));
        }
        boolean gone = state.filter(record -> !edit.after(record.lastModified())).isEmpty();
        if (gone && lost(edit, Kind.DISCARDED, ledger)) {
            return Optional.of(new Refused("The remote did not take it, and it was discarded."));
        }
        return state.isEmpty()
                ? Optional.of(new CancelledOut())
                : state.filter(SyncState::synced).map(record -> new Arrived(Reached.ACKNOWLEDGED));
    }

    /** Whether the edit, or one of the same device that took its place, is in the ledger. */
    private static boolean lost(Stamp edit, Kind kind, List<LedgerEntry> ledger) {
        return ledger.stream()
                .filter(entry -> entry.kind() == kind)
                .map(LedgerEntry::lostStamp)
                .anyMatch(stamp -> stamp.node().equals(edit.node()) && !edit.after(stamp));
    }
}
