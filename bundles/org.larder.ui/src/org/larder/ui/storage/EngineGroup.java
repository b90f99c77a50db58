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
import org.larder.api.maintenance.Moved;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** The engine in use, the way to another, and encryption. */
final class EngineGroup {

    private static final int COLUMNS = 5;

    private final Upkeep upkeep;
    private final Label state;
    private final Combo engines;
    private final Button move;
    private final Button check;
    private final Button repair;
    private final Button encrypted;
    private final Label key;
    private List<String> names = List.of();
    private String active = "";
    private boolean wasFree;

    EngineGroup(Composite parent, Upkeep upkeep) {
        this.upkeep = upkeep;
        state = words(parent);
        Composite row = row(parent, COLUMNS);
        Label label = new Label(row, SWT.NONE);
        label.setText(Messages.storageEngine);
        engines = new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY);
        Named.as(engines, Messages.storageEngine.replace("&", ""));
        engines.addListener(SWT.Selection, event -> possible());
        move = button(row, Messages.storageMove, this::move);
        check = button(row, Messages.storageCheck, this::check);
        repair = button(row, Messages.storageRepair, this::repair);
        encrypted = new Button(parent, SWT.CHECK);
        encrypted.setText(Messages.storageEncrypt);
        encrypted.addListener(SWT.Selection, event -> encrypt());
        key = words(parent);
        showFailure(Messages.stateOpening);
    }

    static Label words(Composite parent) {
        Label label = new Label(parent, SWT.WRAP);
        Space.wide().hint(StoragePage.WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
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

    /** @param free whether no work is under way */
    void show(StoreFacts facts, boolean free) {
        boolean able = free && facts.ready();
        state.setText(facts.state().text() + "\n" + NLS.bind(Messages.storageFolder, facts.folder()));
        choices(facts, free && !wasFree);
        wasFree = free;
        engines.setEnabled(able && names.size() > 1);
        check.setEnabled(able);
        repair.setEnabled(free);
        offer(repair, facts.repairable());
        encrypted.setSelection(facts.encrypted());
        encrypted.setEnabled(able);
        key.setText(facts.encrypted() ? NLS.bind(Messages.storageKey, facts.secrets()) : Messages.storagePlain);
        possible();
    }

    /** Nothing is known, and nothing can be done. */
    void showFailure(String reason) {
        state.setText(reason);
        List.of(engines, move, check, encrypted).forEach(control -> control.setEnabled(false));
        offer(repair, false);
        key.setText("");
    }

    /** What was chosen stays chosen until work has ended or another engine is in use. */
    private void choices(StoreFacts facts, boolean ended) {
        List<String> there = List.copyOf(facts.engines());
        if (ended || !there.equals(names) || !facts.state().engine().equals(active)) {
            names = there;
            active = facts.state().engine();
            engines.setItems(names.stream().map(EngineWords::of).toArray(String[]::new));
            engines.select(names.indexOf(active));
            engines.requestLayout();
        }
    }

    private static void offer(Button button, boolean offered) {
        button.setVisible(offered);
        Space.button(button).exclude(!offered).applyTo(button);
        button.requestLayout();
    }

    private Optional<String> chosen() {
        int index = engines.getSelectionIndex();
        return index >= 0 ? Optional.of(names.get(index)) : Optional.empty();
    }

    private void possible() {
        move.setEnabled(engines.isEnabled() && chosen().filter(name -> !name.equals(active)).isPresent());
    }

    private void move() {
        chosen().ifPresent(engine -> upkeep.start(NLS.bind(Messages.storageMoving, EngineWords.of(engine)),
                progress -> upkeep.stores().move(engine, progress), EngineGroup::moved));
    }

    private static Notice moved(Moved moved) {
        return Notice.told(NLS.bind(Messages.storageMoved, Figures.local().count(moved.inventory().total()),
                EngineWords.of(moved.to())));
    }

    private void check() {
        upkeep.start(Messages.storageChecking, progress -> upkeep.backups().check(progress),
                faults -> faults.isEmpty() ? Notice.told(Messages.storageSound)
                        : Notice.fault(String.join("\n", faults)));
    }

    private void repair() {
        if (sure(Messages.storageRepairTitle, Messages.storageRepairQuestion, Messages.storageRepairYes)) {
            upkeep.start(Messages.storageRepairing, progress -> upkeep.backups().repair(Optional.empty(), progress),
                    repaired -> Notice.told(RepairWords.of(repaired)));
        }
    }

    private void encrypt() {
        boolean on = encrypted.getSelection();
        if (sure(Messages.storageEncryptTitle, on ? Messages.storageEncryptQuestion : Messages.storageDecryptQuestion,
                on ? Messages.storageEncryptYes : Messages.storageDecryptYes)) {
            upkeep.start(on ? Messages.storageEncrypting : Messages.storageDecrypting,
                    progress -> upkeep.stores().encrypt(on, progress),
                    moved -> Notice.told(NLS.bind(on ? Messages.storageEncrypted : Messages.storageDecrypted,
                            Figures.local().count(moved.removed().size()))));
        } else {
            encrypted.setSelection(!on);
        }
    }

    private boolean sure(String title, String question, String yes) {
        return sure(move, title, question, yes);
    }

    static boolean sure(Button asking, String title, String question, String yes) {
        return MessageDialog.open(MessageDialog.QUESTION, asking.getShell(), title, question, SWT.NONE, yes,
                IDialogConstants.CANCEL_LABEL) == 0;
    }
}
