package org.larder.ui.sync;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.larder.api.account.SignInException;
import org.larder.api.model.FieldError;
import org.larder.api.model.ValidationException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Form;

/** Which folder, and the passphrase if there is one. */
final class FolderFields {

    private static final String FOLDER = "folder";
    private static final String PASSPHRASE = "passphrase";
    private static final String AGAIN = "again";

    private final Form form;
    private final List<Text> fields;
    private final Button choose;
    private final Label meaning;

    /**
     * What was entered.
     *
     * @param passphrase empty: nothing is encrypted
     */
    record Entered(Path folder, Optional<String> passphrase) {

        /** Without the passphrase. */
        @Override
        public String toString() {
            return "Entered[" + folder + "]";
        }
    }

    FolderFields(Composite parent) {
        form = new Form(parent);
        Text folder = form.text(FOLDER, Messages.transportFolderPath, 0);
        choose = new Button(form.area(), SWT.PUSH);
        choose.setText(Messages.transportChoose);
        choose.addListener(SWT.Selection, event -> choose());
        form.row("", choose);
        Text passphrase = form.text(PASSPHRASE, Messages.transportPassphrase, SWT.PASSWORD);
        passphrase.addListener(SWT.Modify, event -> mean());
        fields = List.of(folder, passphrase, form.text(AGAIN, Messages.transportAgain, SWT.PASSWORD));
        meaning = new Label(form.area(), SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(WayChoice.WIDTH, SWT.DEFAULT).applyTo(meaning);
        mean();
    }

    void show(Optional<Path> folder) {
        if (form.get(FOLDER).isEmpty()) {
            folder.ifPresent(path -> form.set(FOLDER, path.toString()));
        }
    }

    void enable(boolean enabled) {
        fields.forEach(field -> field.setEnabled(enabled));
        choose.setEnabled(enabled);
        meaning.setEnabled(enabled);
    }

    void focus() {
        form.focus(FOLDER);
    }

    /** @throws ValidationException naming the fields that are wrong */
    Entered read() {
        List<FieldError> faults = new ArrayList<>();
        Optional<Path> folder = path(form.get(FOLDER)).filter(Path::isAbsolute);
        if (folder.isEmpty()) {
            faults.add(new FieldError(FOLDER, "", Messages.transportFolderMissing));
        }
        if (!form.get(PASSPHRASE).equals(form.get(AGAIN))) {
            faults.add(new FieldError(AGAIN, "", Messages.transportAgainDiffers));
        }
        form.show(faults);
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
        return new Entered(folder.orElseThrow(),
                Optional.of(form.get(PASSPHRASE)).filter(passphrase -> !passphrase.isEmpty()));
    }

    /** Shows a refusal beside the field that it goes with; whether there is one. */
    boolean show(SignInException refusal) {
        return switch (refusal.reason()) {
            case WRONG_PASSWORD -> form.show(List.of(new FieldError(PASSPHRASE, "", refusal.getMessage()))).isEmpty();
            case UNREACHABLE -> form.show(List.of(new FieldError(FOLDER, "", refusal.getMessage()))).isEmpty();
            default -> false;
        };
    }

    private void mean() {
        meaning.setText(form.get(PASSPHRASE).isEmpty() ? Messages.transportOpen : Messages.transportProtected);
        meaning.requestLayout();
    }

    private void choose() {
        DirectoryDialog dialog = new DirectoryDialog(choose.getShell(), SWT.SAVE);
        dialog.setText(Messages.transportChooseTitle);
        dialog.setFilterPath(form.get(FOLDER));
        Optional.ofNullable(dialog.open()).ifPresent(chosen -> form.set(FOLDER, chosen));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(text).filter(any -> !any.isEmpty()).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
