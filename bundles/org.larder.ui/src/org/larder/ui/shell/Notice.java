package org.larder.ui.shell;

/**
 * What the line below the diary says for another view.
 *
 * @param text a sentence
 * @param kind whether something was done or not, and can be undone
 */
public record Notice(String text, Kind kind) {

    /** Topic; the payload is a notice. */
    public static final String TOPIC = "larder-ui/notice";

    /** Something was done and can be undone. */
    public static Notice done(String text) {
        return new Notice(text, Kind.UNDOABLE);
    }

    /** Something was undone or redone. */
    public static Notice told(String text) {
        return new Notice(text, Kind.TOLD);
    }

    /** Something was not done. */
    public static Notice fault(String text) {
        return new Notice(text, Kind.FAULT);
    }

    /** How it is shown. */
    public enum Kind {
        TOLD,
        UNDOABLE,
        FAULT
    }
}
