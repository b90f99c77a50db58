package org.larder.ui.sync;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.account.Accounts;
import org.larder.api.account.Adoption;
import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;
import org.larder.api.model.FieldError;
import org.larder.api.model.LarderException;
import org.larder.api.profile.Binding;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Form;
import org.larder.ui.shell.FormDialog;

/** Signs in to a server, or makes an account there. */
final class SignInDialog extends FormDialog {

    private static final String SERVER = "server";
    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";

    private final Background background;
    private final DeskSlot desk;
    private final SyncFacts facts;
    private boolean create;

    SignInDialog(Shell parent, Background background, DeskSlot desk, SyncFacts facts) {
        super(parent, Messages.signInTitle, Messages.signIn);
        this.background = background;
        this.desk = desk;
        this.facts = facts;
    }

    @Override
    protected void fill(Form form) {
        form.text(SERVER, Messages.signInServer, 0).setMessage(Messages.signInServerExample);
        form.text(EMAIL, Messages.signInEmail, 0);
        form.text(PASSWORD, Messages.signInPassword, SWT.PASSWORD);
        form.set(SERVER, facts.server().map(Object::toString).orElse(""));
        form.set(EMAIL, facts.account().map(Binding::name).orElse(""));
        if (facts.server().isPresent()) {
            form.focus(facts.account().isPresent() ? PASSWORD : EMAIL);
        }
        Button toggle = new Button(form.area(), SWT.CHECK);
        toggle.setText(Messages.signInCreate);
        toggle.addListener(SWT.Selection, event -> {
            create = toggle.getSelection();
            accept(create ? Messages.signInRegister : Messages.signIn);
        });
        form.row("", toggle);
    }

    @Override
    protected void save(Form form) {
        Optional<URI> server = ServerAddress.of(form.get(SERVER));
        List<FieldError> faults = new ArrayList<>();
        if (server.isEmpty()) {
            faults.add(new FieldError(SERVER, "", Messages.signInServerInvalid));
        }
        if (!form.get(EMAIL).contains("@")) {
            faults.add(new FieldError(EMAIL, "", Messages.signInEmailInvalid));
        }
        if (form.get(PASSWORD).isEmpty()) {
            faults.add(new FieldError(PASSWORD, "", Messages.fieldMissing));
        }
        if (faults.isEmpty()) {
            signIn(new Entered(server.orElseThrow(), form.get(EMAIL), form.get(PASSWORD), create), Adoption.ASK);
        } else {
            failed(faults);
        }
    }

    private record Entered(URI server, String email, String password, boolean create) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Entered[" + server + "]";
        }
    }

    private void signIn(Entered entered, Adoption adoption) {
        background.run(Messages.signInTitle, () -> call(entered, adoption), account -> close(),
                failure -> refused(failure, entered));
    }

    private Binding call(Entered entered, Adoption adoption) {
        Desk now = desk.need();
        Accounts accounts = now.accounts()
                .orElseThrow(() -> new SignInException(Reason.NO_SERVER, Messages.signInAbsent));
        if (!now.profile().settings().server().equals(Optional.of(entered.server()))) {
            now.profile().change(settings -> settings.withServer(Optional.of(entered.server())));
        }
        return entered.create() ? accounts.register(entered.email(), entered.password(), Optional.empty(), adoption)
                : accounts.signIn(entered.email(), entered.password(), adoption);
    }

    private void refused(LarderException failure, Entered entered) {
        if (!(failure instanceof SignInException refusal)) {
            failed(failure);
        } else if (refusal.reason() == Reason.LOCAL_DATA) {
            adopt(entered);
        } else {
            refused(refusal);
        }
    }

    private void refused(SignInException refusal) {
        switch (refusal.reason()) {
            case WRONG_PASSWORD -> failed(List.of(new FieldError(PASSWORD, "", Messages.signInWrong)));
            case EMAIL_TAKEN -> failed(List.of(new FieldError(EMAIL, "", Messages.signInTaken)));
            default -> failed(new LarderException(refusal.getMessage()));
        }
    }

    private void adopt(Entered entered) {
        int answer = MessageDialog.open(MessageDialog.QUESTION, getShell(), Messages.adoptTitle, Messages.adoptQuestion,
                SWT.NONE, Messages.adoptYes, Messages.adoptNo);
        if (answer == 0) {
            signIn(entered, Adoption.ADOPT);
        } else {
            failed(List.of());
        }
    }
}
