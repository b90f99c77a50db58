package org.larder.ui.shell;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.osgi.util.NLS;
import org.larder.api.data.History;
import org.larder.api.data.Undone;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** Takes the last step back, or does it again, from any view. */
public final class UndoRedo {

    private final Background background;
    private final DeskSlot desk;
    private final Consumer<String> say;

    /** @param say gets what was done or why not */
    public UndoRedo(Background background, DeskSlot desk, Consumer<String> say) {
        this.background = background;
        this.desk = desk;
        this.say = say;
    }

    public void handle(EHandlerService view) {
        Step.on(view, Commands.UNDO, this::undo);
        Step.on(view, Commands.REDO, this::redo);
    }

    public void undo() {
        run(History::undo, Messages.undone, Messages.undoNothing);
    }

    public void redo() {
        run(History::redo, Messages.redone, Messages.redoNothing);
    }

    private void run(Function<History, Optional<Undone>> step, String done, String nothing) {
        background.run(Messages.undo, () -> step.apply(desk.data().history()),
                result -> say.accept(result.map(undone -> text(undone, done)).orElse(nothing)),
                failure -> say.accept(failure.getMessage()));
    }

    private static String text(Undone undone, String done) {
        String text = NLS.bind(done, undone.step().label());
        return undone.skipped().isEmpty() ? text
                : text + " " + NLS.bind(Messages.undoSkipped, Figures.local().count(undone.skipped().size()));
    }
}
