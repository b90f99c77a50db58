package org.larder.ui.shell;

import java.util.function.BooleanSupplier;

import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

/** What a command does in one view. */
public final class Step {

    private final Runnable action;
    private final BooleanSupplier possible;

    private Step(Runnable action, BooleanSupplier possible) {
        this.action = action;
        this.possible = possible;
    }

    /** Makes the command do that while the view whose service this is has the focus. */
    public static void on(EHandlerService view, String command, Runnable action) {
        on(view, command, action, () -> true);
    }

    public static void on(EHandlerService view, String command, Runnable action, BooleanSupplier possible) {
        view.activateHandler(command, new Step(action, possible));
    }

    @Execute
    public void execute() {
        action.run();
    }

    @CanExecute
    public boolean possible() {
        return possible.getAsBoolean();
    }
}
