package org.larder.ui.sync;

import java.util.Optional;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.larder.ui.Messages;
import org.larder.ui.shell.Commands;
import org.larder.ui.shell.Desk;

/** What a person can do about the sync as a whole. */
final class SyncButtons {

    private final ActionButtons buttons;
    private final Button first;
    private final Button pause;
    private final Button signIn;
    private SyncFacts facts = SyncFacts.NONE;
    private Optional<Desk> desk = Optional.empty();

    SyncButtons(Composite parent, Steering steering, Checks checks) {
        buttons = new ActionButtons(parent);
        first = buttons.add(Messages.syncNow, Messages.syncNowTip, () -> steering.run(SyncNowHandler.COMMAND),
                () -> facts.account().isPresent() && facts.signedIn() && !facts.paused());
        pause = buttons.add(Messages.syncPause, Messages.syncPauseTip, () -> toggle(steering),
                () -> facts.account().isPresent());
        signIn = buttons.add(Messages.signInOpen, "",
                () -> steering.run(facts.signedIn() ? SignOutHandler.COMMAND : Commands.SIGN_IN),
                () -> facts.remote() == Remote.SERVER && desk.flatMap(Desk::accounts).isPresent());
        buttons.add(Messages.syncSettings, Messages.syncSettingsTip, () -> SyncPage.open(parent.getShell()),
                () -> true);
        buttons.add(Messages.checkCompare, Messages.checkCompareTip, checks::compare,
                () -> facts.account().isPresent() && facts.signedIn());
        buttons.enable();
    }

    Control control() {
        return buttons.control();
    }

    private void toggle(Steering steering) {
        if (facts.paused()) {
            steering.resume();
        } else {
            steering.pause();
        }
    }

    void show(SyncFacts now, Optional<Desk> there) {
        facts = now;
        desk = there;
        pause.setText(now.paused() ? Messages.syncResume : Messages.syncPause);
        signIn.setText(now.signedIn() && now.remote() == Remote.SERVER ? Messages.signOut : Messages.signInOpen);
        buttons.enable();
    }

    void focus() {
        (first.isEnabled() ? first : signIn).setFocus();
    }
}
