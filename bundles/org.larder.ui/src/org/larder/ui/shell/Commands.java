package org.larder.ui.shell;

/** Ids of commands, and of the context in which Larder's keys hold. */
public final class Commands {

    public static final String CONTEXT = "org.larder.ui.context";
    public static final String UNDO = "org.eclipse.ui.edit.undo";
    public static final String REDO = "org.eclipse.ui.edit.redo";
    public static final String DELETE = "org.eclipse.ui.edit.delete";
    public static final String EDIT = "org.eclipse.ui.edit.rename";
    public static final String FIND = "org.larder.ui.product.find";
    public static final String NEW_PRODUCT = "org.larder.ui.product.new";
    public static final String QUICK_ADD = "org.larder.ui.diary.add";
    public static final String REPEAT = "org.larder.ui.diary.repeat";
    public static final String DAY_BEFORE = "org.larder.ui.day.before";
    public static final String DAY_AFTER = "org.larder.ui.day.after";
    public static final String TODAY = "org.larder.ui.day.today";
    public static final String SIGN_IN = "org.larder.ui.signIn";
    public static final String IMPORT = "org.larder.ui.import";

    private Commands() {
    }
}
