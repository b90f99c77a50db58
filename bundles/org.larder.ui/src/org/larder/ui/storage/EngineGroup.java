package org.larder.ui.storage;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** The engine in use, the way to another, and encryption. */
final class EngineGroup {

    private final Upkeep upkeep;
    private final Label state;
    private final Combo engines;
    private final Button move;
    private final Button repair;
    private final Button check;
    private final Button encrypted;
    private final Label key;

    EngineGroup(Composite parent, Upkeep upkeep) {
        this.upkeep = upkeep;
        state = new Label(parent, SWT.WRAP);
        Space.wide().hint(StoragePage.WIDTH, SWT.DEFAULT).applyTo(state);
        Composite row = row(parent, 5);
        Label label = new Label(row, SWT.NONE);
        label.setText(Messages.storageEngine);
        engines = new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY);
        Named.as(engines, Messages.storageEngine);
        engines.addListener(SWT.Selection, event -> possible());
        move = button(row, Messages.storageMove, this::move);
        check = button(row, Messages.storageCheck, this::check);
        repair = button(row, Messages.storageRepair, this::repair);
        encrypted = new Button(parent, SWT.CHECK);
        encrypted.setText(Messages.storageEncrypt);
        encrypted.addListener(SWT.Selection, event -> encrypt());
        key = new Label(parent, SWT.WRAP);
        Space.wide().hint(StoragePage.WIDTH, SWT.DEFAULT).applyTo(key);
    }

    static Composite row(Composite parent, int columns) {
        Composite row = new Composite(parent, SWT.NONE);
        Space.rows(columns).applyTo(row);
        Space.wide().applyTo(row);
        return row;
    }

    static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        Space.button(button).applyTo(button);
        return button;
    }

    void show(StoreFacts facts) {
        state.setText(facts.state().text() + "\n" + facts.folder());
        engines.setItems(facts.engines().toArray(new String[0]));
        engines.setData(facts.state().engine());
        engines.select(List.of(engines.getItems()).indexOf(facts.state().engine()));
        engines.setEnabled(facts.ready() && facts.engines().size() > 1);
        check.setEnabled(facts.ready());
        repair.setVisible(facts.repairable());
        encrypted.setSelection(facts.encrypted());
        encrypted.setEnabled(facts.ready());
        key.setText(facts.encrypted() ? NLS.bind(Messages.storageKey, facts.secrets()) : Messages.storagePlain);
        possible();
    }

    private void possible() {
        move.setEnabled(engines.isEnabled() && !engines.getText().equals(engines.getData()));
    }

    private void move() {
        String engine = engines.getText();
        upkeep.start(NLS.bind(Messages.storageMoving, engine), progress -> upkeep.stores().move(engine, progress),
                moved -> NLS.bind(Messages.storageMoved, Figures.local().count(moved.inventory().total()), engine));
    }

    private void check() {
        upkeep.start(Messages.storageChecking, progress -> upkeep.backups().check(progress),
                faults -> faults.isEmpty() ? Messages.storageSound : String.join("\n", faults));
    }

    private void repair() {
        if (sure(Messages.storageRepairTitle, Messages.storageRepairQuestion, Messages.storageRepairYes)) {
            upkeep.start(Messages.storageRepairing,
                    progress -> upkeep.backups().repair(Optional.empty(), progress),
                    repaired -> NLS.bind(Messages.storageRepaired, Figures.local().count(repaired.records()),
                            Figures.local().count(repaired.salvaged())));
        }
    }

    private void encrypt() {
        boolean on = encrypted.getSelection();
        if (sure(Messages.storageEncryptTitle, on ? Messages.storageEncryptQuestion : Messages.storageDecryptQuestion,
                on ? Messages.storageEncryptYes : Messages.storageDecryptYes)) {
            upkeep.start(on ? Messages.storageEncrypting : Messages.storageDecrypting,
                    progress -> upkeep.stores().encrypt(on, progress),
                    moved -> NLS.bind(on ? Messages.storageEncrypted : Messages.storageDecrypted,
                            moved.removed().size()));
        } else {
            encrypted.setSelection(!on);
        }
    }

    private boolean sure(String title, String question, String yes) {
        return MessageDialog.open(MessageDialog.QUESTION, upkeep.shell(), title, question, SWT.NONE, yes,
                IDialogConstants.CANCEL_LABEL) == 0;
    }
}
