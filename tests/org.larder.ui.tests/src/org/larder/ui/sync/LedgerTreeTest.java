package org.larder.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.ui.Messages;

@NonNullByDefault
class LedgerTreeTest {

    private static final Stamp STAMP = Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa");
    private static final Product OATS = new Product("Oats", new Nutrients(372, 13.5, 7, 58.7));
    private static final Product MINE = new Product("Porridge", new Nutrients(60, 2, 1, 10));

    private final Shell shell = new Shell(Display.getDefault());
    private final List<Long> restored = new ArrayList<>();
    private final LedgerTree ledger = new LedgerTree(shell, Instant::toString, entry -> restored.add(entry.id()),
            () -> {});

    @AfterEach
    void close() {
        shell.dispose();
    }

    @Test
    void whatAnotherEditReplacedStandsApartFromWhatAnotherDeviceReplaced() {
        show(entry(2, Kind.OVERWRITTEN, Optional.of(MINE)), entry(1, Kind.SUPERSEDED, Optional.of(OATS)));
        assertThat(tree().getItems()).extracting(item -> item.getText()).containsExactly(
                Messages.historyOtherDevice, Messages.historyOtherEdit);
    }

    @Test
    void bothValuesAndTheTimeAreShown() {
        show(entry(1, Kind.SUPERSEDED, Optional.of(MINE)));
        assertThat(tree().getItem(0).getItem(0).getText()).isEqualTo("Porridge, 60 kcal");
        assertThat(tree().getItem(0).getItem(0).getText(1)).isEqualTo("Oats, 372 kcal");
        assertThat(tree().getItem(0).getItem(0).getText(2)).isEqualTo(Instant.EPOCH.toString());
    }

    @Test
    void theValueThatWasSelectedIsRestored() {
        show(entry(7, Kind.DISCARDED, Optional.empty()), entry(6, Kind.DISCARDED, Optional.of(MINE)));
        tree().setSelection(tree().getItem(0).getItem(1));
        tree().notifyListeners(SWT.DefaultSelection, new Event());
        assertThat(restored).containsExactly(6L);
        tree().setSelection(tree().getItem(0));
        tree().notifyListeners(SWT.DefaultSelection, new Event());
        assertThat(restored).hasSize(1);
    }

    @Test
    void theSelectionStaysWhenSomethingNewComes() {
        show(entry(1, Kind.SUPERSEDED, Optional.of(MINE)));
        tree().setSelection(tree().getItem(0).getItem(0));
        show(entry(2, Kind.SUPERSEDED, Optional.of(OATS)), entry(1, Kind.SUPERSEDED, Optional.of(MINE)));
        assertThat(tree().getSelection()[0].getText()).startsWith("Porridge");
    }

    private void show(LedgerEntry... entries) {
        shell.setLayout(new FillLayout());
        ledger.show(new Page<>(List.of(entries), Optional.empty()));
    }

    private static LedgerEntry entry(long id, Kind kind, Optional<Data> lost) {
        return new LedgerEntry(id, kind, RecordKey.product(new UUID(0, 1)), lost, STAMP, Optional.of(OATS), STAMP,
                Instant.EPOCH);
    }

    private Tree tree() {
        return tree(ledger.control()).orElseThrow();
    }

    private static Optional<Tree> tree(Control control) {
        if (control instanceof Tree found) {
            return Optional.of(found);
        }
        return control instanceof Composite composite
                ? List.of(composite.getChildren()).stream().flatMap(child -> tree(child).stream()).findFirst()
                : Optional.empty();
    }
}
