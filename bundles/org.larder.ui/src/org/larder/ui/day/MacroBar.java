package org.larder.ui.day;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;
import org.larder.ui.text.Figures;

/** A macronutrient of a day as a bar under its name and figures. */
final class MacroBar {

    private static final int HEIGHT = 8;

    private final String name;
    private final Tones tone;
    private final Label words;
    private final Canvas bar;
    private Share share = new Share(0, 1);

    MacroBar(Composite parent, String name, Tones tone) {
        this.name = name;
        this.tone = tone;
        Composite area = new Composite(parent, SWT.NONE);
        Space.rows(2).spacing(Space.ONE, Space.HALF).applyTo(area);
        Space.wide().applyTo(area);
        Label title = new Label(area, SWT.NONE);
        title.setText(name);
        words = new Label(area, SWT.RIGHT);
        Space.wide().applyTo(words);
        bar = new Canvas(area, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(SWT.DEFAULT, HEIGHT).applyTo(bar);
        bar.addListener(SWT.Paint, event -> paint(event.gc));
        Named.by(bar, () -> name + ": " + words.getText());
    }

    void show(Share now) {
        share = now;
        words.setText(now.grams(Figures.local()));
        words.setForeground(now.over() ? Tones.OVER.on(words) : null);
        words.setToolTipText(name + ": " + words.getText());
        words.requestLayout();
        bar.redraw();
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        Rectangle area = bar.getClientArea();
        gc.setBackground(Tones.track(bar));
        gc.fillRoundRectangle(0, 0, area.width, area.height, area.height, area.height);
        int filled = (int) Math.round(area.width * share.filled());
        int excess = (int) Math.round(area.width * share.excess());
        if (filled > 0) {
            gc.setBackground(tone.on(bar));
            gc.fillRoundRectangle(0, 0, Math.max(area.height, filled), area.height, area.height, area.height);
        }
        if (excess > 0) {
            gc.setBackground(Tones.OVER.on(bar));
            gc.fillRoundRectangle(filled - excess, 0, excess, area.height, area.height, area.height);
        }
    }
}
