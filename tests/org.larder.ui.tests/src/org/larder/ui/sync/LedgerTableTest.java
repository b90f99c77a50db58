package org.larder.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
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
class LedgerTableTest {

    private static final Stamp STAMP = Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa");
    private static final Product OATS = new Product("Oats", new Nutrients(372, 13.5, 7, 58.7));
    private static final Product MINE = new Product("Porridge", new Nutrients(60, 2, 1, 10));

    private final Shell shell = new Shell(Display.getDefault());
    private final List<Long> restored = new ArrayList<>();
    private final LedgerTable ledger = new LedgerTable(shell, Instant::toString, entry -> restored.add(entry.id()),
            () -> {});

    @AfterEach
    void close() {
        shell.dispose();
    }

    @Test
    void whatAnotherEditReplacedStandsApartFromWhatAnotherDeviceReplaced() {
        show(entry(3, Kind.OVERWRITTEN, Optional.of(MINE)), entry(2, Kind.SUPERSEDED, Optional.of(OATS)),
                entry(1, Kind.OVERWRITTEN, Optional.empty()));
        Combo kinds = control(Combo.class);
        assertThat(kinds.getItems()).containsExactly(NLS.bind(Messages.historyCount, Messages.historyOtherEdit, 1),
                NLS.bind(Messages.historyCount, Messages.historyOtherDevice, 2));
        assertThat(table().getItemCount()).isOne();
        choose(1);
        assertThat(table().getItems()).extracting(row -> row.getText()).containsExactly("Porridge, 60 kcal",
                Messages.recordNotThere);
    }

    @Test
    void bothValuesAndTheTimeAreShown() {
        show(entry(1, Kind.SUPERSEDED, Optional.of(MINE)));
        assertThat(table().getItem(0).getText()).isEqualTo("Porridge, 60 kcal");
        assertThat(table().getItem(0).getText(1)).isEqualTo("Oats, 372 kcal");
        assertThat(table().getItem(0).getText(2)).isEqualTo(Instant.EPOCH.toString());
        table().setSelection(0);
        table().notifyListeners(SWT.Selection, new Event());
        assertThat(control(Label.class).getText()).contains("Porridge, 60 kcal", "Oats, 372 kcal");
    }

    @Test
    void theValueThatWasSelectedIsRestored() {
        show(entry(7, Kind.DISCARDED, Optional.empty()), entry(6, Kind.DISCARDED, Optional.of(MINE)));
        table().notifyListeners(SWT.DefaultSelection, new Event());
        assertThat(restored).isEmpty();
        table().setSelection(1);
        table().notifyListeners(SWT.DefaultSelection, new Event());
        assertThat(restored).containsExactly(6L);
    }

    @Test
    void whatWasSelectedAndChosenStaysWhenSomethingNewComes() {
        LedgerEntry mine = entry(1, Kind.OVERWRITTEN, Optional.of(MINE));
        show(mine);
        table().setSelection(0);
        show(entry(3, Kind.OVERWRITTEN, Optional.of(OATS)), entry(2, Kind.SUPERSEDED, Optional.of(OATS)), mine);
        assertThat(control(Combo.class).getSelectionIndex()).isOne();
        assertThat(table().getSelection()[0].getText()).startsWith("Porridge");
    }

    private void choose(int kind) {
        control(Combo.class).select(kind);
        control(Combo.class).notifyListeners(SWT.Selection, new Event());
    }

    private void show(LedgerEntry... entries) {
        shell.setLayout(new FillLayout());
        ledger.show(new Page<>(List.of(entries), Optional.empty()));
    }

    private static LedgerEntry entry(long id, Kind kind, Optional<Data> lost) {
        return new LedgerEntry(id, kind, RecordKey.product(new UUID(0, 1)), lost, STAMP, Optional.of(OATS), STAMP,
                Instant.EPOCH);
    }

    private Table table() {
        return control(Table.class);
    }

    private <T extends Control> T control(Class<T> kind) {
        return all(ledger.control()).filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    private static Stream<Control> all(Control control) {
        return control instanceof Composite composite
                ? Stream.concat(Stream.of(control),
                        Arrays.stream(composite.getChildren()).flatMap(LedgerTableTest::all))
                : Stream.of(control);
    }
}
