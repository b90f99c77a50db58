package org.larder.ui.sync;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** By what values were replaced: the ways that occur, with how often, one of them chosen. */
final class KindChoice {

    private final Combo combo;
    private List<Kind> kinds = List.of();
    private Optional<Kind> chosen = Optional.empty();

    KindChoice(Composite parent, Runnable changed) {
        combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        Space.wide().applyTo(combo);
        Named.as(combo, Messages.historyTitle);
        combo.addListener(SWT.Selection, event -> {
            chosen = Optional.of(kinds.get(combo.getSelectionIndex()));
            changed.run();
        });
    }

    /** What was chosen stays chosen while there is any of it. */
    void show(List<LedgerEntry> entries) {
        kinds = Arrays.stream(Kind.values()).filter(kind -> count(entries, kind) > 0).toList();
        chosen = chosen.filter(kinds::contains).or(() -> kinds.stream().findFirst());
        combo.setItems(kinds.stream().map(kind -> NLS.bind(Messages.historyCount, word(kind),
                Figures.local().count(count(entries, kind)))).toArray(String[]::new));
        chosen.ifPresent(kind -> combo.select(kinds.indexOf(kind)));
    }

    Optional<Kind> chosen() {
        return chosen;
    }

    private static long count(List<LedgerEntry> entries, Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case SUPERSEDED -> Messages.historyOtherEdit;
            case OVERWRITTEN -> Messages.historyOtherDevice;
            case BASE -> Messages.historyOwnEdit;
            case DISCARDED -> Messages.historyDiscarded;
        };
    }
}
