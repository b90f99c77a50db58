package org.larder.ui.sync;

import jakarta.inject.Named;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.InjectedHandler;

/** Opens the sign-in dialog, with the server that is set. */
public final class SignInHandler extends InjectedHandler {

    @Execute
    public void signIn(@Named("activeShell") Shell shell, UISynchronize ui, @Optional @Service @Nullable Desk desk) {
        DeskSlot slot = new DeskSlot();
        slot.put(desk);
        Background background = new Background(ui, shell);
        background.run(Messages.signInTitle, () -> SyncFacts.read(slot.need(), slot.need().profile()),
                facts -> new SignInDialog(shell, background, slot, facts).open(), SignInHandler::ignored);
    }

    /** Without a profile the views say why already. */
    private static void ignored(LarderException failure) {
    }
}
