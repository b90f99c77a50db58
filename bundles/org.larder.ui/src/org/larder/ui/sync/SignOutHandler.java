package org.larder.ui.sync;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.account.Accounts;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.InjectedHandler;

/** Signs out; the account, the data and the changes that wait stay. */
public final class SignOutHandler extends InjectedHandler {

    static final String COMMAND = "org.larder.ui.signOut";

    @Execute
    public void signOut(@Optional @Service @Nullable Desk desk) {
        if (desk != null) {
            Background.start(Messages.signOut, () -> desk.accounts().ifPresent(Accounts::signOut));
        }
    }
}
