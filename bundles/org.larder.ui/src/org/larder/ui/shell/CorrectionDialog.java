package org.larder.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.Data;
import org.larder.api.model.FieldError;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;

/** Edits what a refused change says, shows from the beginning what is wrong with it, and sends it again. */
public abstract class CorrectionDialog extends FormDialog {

    private final Correction correction;

    /**
     * How a change is corrected.
     *
     * @param faults what is wrong, by field
     * @param reason what is wrong, if it goes with no field
     * @param save stores it, away from the UI thread; whether there still was something to correct
     * @param then called when it is stored
     */
    public record Correction(Background background, List<FieldError> faults, String reason, Predicate<Data> save,
            Runnable then) {
    }

    protected CorrectionDialog(Shell parent, String title, Correction correction) {
        super(parent, title, Messages.correctSave);
        this.correction = correction;
    }

    /** @throws org.larder.api.model.ValidationException naming the fields that cannot be read */
    protected abstract Data read(Form form);

    /** What else is done with the data once they are stored, away from the UI thread. Asked in the UI thread. */
    protected Consumer<Data> afterwards() {
        return data -> {};
    }

    @Override
    public void create() {
        super.create();
        if (correction.faults().isEmpty()) {
            complain(correction.reason());
        } else {
            failed(correction.faults());
        }
    }

    @Override
    protected final void save(Form form) {
        try {
            Data data = read(form);
            Consumer<Data> afterwards = afterwards();
            correction.background().run(Messages.correctSave, () -> saved(data, afterwards), this::stored,
                    this::failed);
        } catch (LarderException invalid) {
            failed(invalid);
        }
    }

    private boolean saved(Data data, Consumer<Data> afterwards) {
        boolean there = correction.save().test(data);
        if (there) {
            afterwards.accept(data);
        }
        return there;
    }

    private void stored(boolean there) {
        if (there) {
            close();
            correction.then().run();
        } else {
            complain(Messages.correctGone);
        }
    }
}
