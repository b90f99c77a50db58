package org.larder.ui.sync;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.MassDelete.Decision;
import org.larder.ui.Messages;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** Asks what shall become of many records that would vanish; stands in the view until somebody answers. */
final class HeldQuestion {

    private final Composite area;
    private final Link question;
    private final ActionButtons buttons;
    private boolean answered;

    /** @param backups opens the list of backups */
    HeldQuestion(Composite parent, Consumer<Decision> decided, Runnable backups) {
        area = new Composite(parent, SWT.NONE);
        Space.rows(1).applyTo(area);
        question = new Link(area, SWT.WRAP);
        question.addListener(SWT.Selection, event -> backups.run());
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(question);
        buttons = new ActionButtons(area);
        buttons.add(Messages.heldKeep, Messages.heldKeepTip, () -> decide(decided, Decision.KEEP), () -> !answered);
        buttons.add(Messages.heldAccept, Messages.heldAcceptTip, () -> decide(decided, Decision.ACCEPT),
                () -> !answered);
        show(Optional.empty());
    }

    void show(Optional<MassDelete> held) {
        answered = false;
        buttons.enable();
        held.ifPresent(asked -> question.setText(words(asked)));
        Shown.when(held.isPresent(), area, Space.wide());
    }

    private static String words(MassDelete held) {
        Figures figures = Figures.local();
        String vanishing = figures.count(held.vanishing());
        String live = figures.count(held.live());
        return NLS.bind(Messages.heldQuestion, new Object[]{vanishing, live, held.backup()});
    }

    private void decide(Consumer<Decision> decided, Decision decision) {
        answered = true;
        buttons.enable();
        decided.accept(decision);
    }
}
