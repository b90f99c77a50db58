package org.larder.ui.sync;

import java.util.function.BiConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.larder.api.account.Adoption;
import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;
import org.larder.api.model.LarderException;
import org.larder.api.model.ValidationException;
import org.larder.api.sync.Transports;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.Space;

/** A server or a shared folder; what is wrong, and what needs a yes, is said in place. Used in the UI thread. */
final class WayChoice {

    static final int WIDTH = 480;

    private final Composite area;
    private final Background background;
    private final DeskSlot desk;
    private final Label now;
    private final Button server;
    private final Button signIn;
    private final Button folder;
    private final FolderFields fields;
    private final Button use;
    private final NoteRow note;
    private final Refresh refresh;
    private boolean touched;

    WayChoice(Composite area, Background background, DeskSlot desk) {
        this.area = area;
        this.background = background;
        this.desk = desk;
        now = new Label(area, SWT.WRAP);
        Space.wide().hint(WIDTH, SWT.DEFAULT).applyTo(now);
        server = radio(Messages.transportServer);
        signIn = new Button(area, SWT.PUSH);
        signIn.setText(Messages.transportSignIn);
        signIn.addListener(SWT.Selection, event -> signIn());
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).indent(Space.TWO, 0).applyTo(signIn);
        folder = radio(Messages.transportFolder);
        Composite inner = new Composite(area, SWT.NONE);
        Space.rows(1).applyTo(inner);
        Space.wide().indent(Space.TWO, 0).applyTo(inner);
        fields = new FolderFields(inner);
        use = new Button(area, SWT.PUSH);
        use.setText(Messages.transportUse);
        use.addListener(SWT.Selection, event -> use(Adoption.ASK));
        Space.button(use).align(SWT.BEGINNING, SWT.CENTER).applyTo(use);
        note = new NoteRow(area);
        refresh = background.refresh(Messages.transportTitle, () -> WayFacts.read(desk.need()), this::show,
                this::unreadable);
        enable(false);
    }

    void read() {
        refresh.request();
    }

    /** Whether nothing is chosen that is not in use; else it is taken into use now, and what comes of it is shown. */
    boolean isSettled() {
        if (touched && use.isEnabled()) {
            use(Adoption.ASK);
        }
        return !touched;
    }

    private Button radio(String text) {
        Button radio = new Button(area, SWT.RADIO);
        radio.setText(text);
        radio.addListener(SWT.Selection, event -> {
            touched = true;
            fields.enable(folder.getSelection());
        });
        return radio;
    }

    private void show(WayFacts facts) {
        boolean shared = facts.remote() == Remote.FOLDER;
        now.setText(shared ? facts.folder().map(at -> NLS.bind(Messages.transportFolderAt, at)).orElse("")
                : facts.sync().server().map(at -> NLS.bind(Messages.transportServerAt, at))
                        .orElse(Messages.transportServerNone));
        if (!touched) {
            server.setSelection(!shared);
            folder.setSelection(shared);
        }
        fields.show(facts.folder());
        enable(true);
        signIn.setEnabled(!shared && !facts.sync().signedIn());
        folder.setEnabled(facts.hasFolders());
        folder.setToolTipText(facts.hasFolders() ? "" : Messages.transportFolderAbsent);
        fields.enable(folder.getSelection() && facts.hasFolders());
        area.layout(true, true);
    }

    private void unreadable(LarderException failure) {
        enable(false);
        note.fault(failure.getMessage());
    }

    private void enable(boolean enabled) {
        server.setEnabled(enabled);
        folder.setEnabled(enabled);
        fields.enable(enabled && folder.getSelection());
        signIn.setEnabled(enabled);
        use.setEnabled(enabled);
    }

    private void use(Adoption adoption) {
        if (!folder.getSelection()) {
            change((transports, adopt) -> transports.useServer(adopt), adoption);
            return;
        }
        try {
            FolderFields.Entered entered = fields.read();
            change((transports, adopt) -> transports.useFolder(entered.folder(), entered.passphrase(), adopt),
                    adoption);
        } catch (ValidationException faults) {
            note.say("");
        }
    }

    private void change(BiConsumer<Transports, Adoption> how, Adoption adoption) {
        enable(false);
        note.say(Messages.transportWorking);
        background.run(Messages.transportTitle, () -> {
            Transports transports = desk.need().transports()
                    .orElseThrow(() -> new LarderException(Messages.transportAbsent));
            how.accept(transports, adoption);
            return WayFacts.read(desk.need());
        }, facts -> {
            touched = false;
            show(facts);
            note.say(NLS.bind(Messages.transportChanged, now.getText()));
        }, this::refused);
    }

    private void refused(LarderException failure) {
        enable(true);
        if (failure instanceof SignInException refusal) {
            refused(refusal);
        } else {
            note.fault(failure.getMessage());
        }
        read();
    }

    private void refused(SignInException refusal) {
        if (refusal.reason() == Reason.LOCAL_DATA || refusal.reason() == Reason.OTHER_ACCOUNT) {
            note.say(refusal.getMessage(), Messages.transportBringTogether, () -> use(Adoption.ADOPT));
        } else if (fields.show(refusal)) {
            note.say("");
        } else {
            note.fault(refusal.getMessage());
        }
    }

    private void signIn() {
        background.run(Messages.signInTitle, () -> SyncFacts.read(desk.need(), desk.need().profile()), facts -> {
            new SignInDialog(area.getShell(), background, desk, facts).open();
            read();
        }, failure -> note.fault(failure.getMessage()));
    }
}
