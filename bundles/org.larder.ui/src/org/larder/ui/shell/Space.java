package org.larder.ui.shell;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;

/** Distances on a grid of eight pixels. */
public final class Space {

    /** Between things that belong together. */
    public static final int HALF = 4;
    /** Between neighbours, and around a view. */
    public static final int ONE = 8;
    /** Between groups. */
    public static final int TWO = 16;
    /** Around a message in an empty place. */
    public static final int FOUR = 32;

    private static final String DOTS = "...";
    private static final int BOLD_PERCENT = 118;

    private Space() {
    }

    /** Columns with neighbours' distance and no margin. */
    public static GridLayoutFactory rows(int columns) {
        return GridLayoutFactory.fillDefaults().numColumns(columns).spacing(ONE, ONE);
    }

    /** The same with the margin of a view. */
    public static GridLayoutFactory view(int columns) {
        return rows(columns).margins(ONE, ONE);
    }

    public static GridDataFactory wide() {
        return GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false);
    }

    public static GridDataFactory all() {
        return GridDataFactory.fillDefaults().grab(true, true);
    }

    public static GridDataFactory middle() {
        return GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER);
    }

    /** A push button with room around its label. */
    public static GridDataFactory button(Button button) {
        return GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER)
                .hint(button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + TWO, SWT.DEFAULT);
    }

    /** The width of a text in the bold variant of a control's font. */
    public static int boldWidth(Control control, String text) {
        return width(control, text) * BOLD_PERCENT / 100;
    }

    /** The text, cut at its end with dots if it is wider than that. */
    public static String fit(Control control, String text, int width) {
        if (width(control, text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(control, text.substring(0, end) + DOTS) > width) {
            end--;
        }
        return text.substring(0, end) + DOTS;
    }

    /** The width of a text in a control's font. */
    public static int width(Control control, String text) {
        GC gc = new GC(control);
        try {
            gc.setFont(control.getFont());
            return gc.textExtent(text).x;
        } finally {
            gc.dispose();
        }
    }
}
