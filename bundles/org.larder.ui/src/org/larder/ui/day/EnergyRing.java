package org.larder.ui.day;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Tones;
import org.larder.ui.text.Figures;

/** The energy of a day as a ring, with what remains in its middle. */
final class EnergyRing {

    private static final int SIZE = 190;
    private static final int FULL = 360;
    private static final int TOP = 90;
    private static final double THICKNESS = 0.1;

    private final Canvas canvas;
    private final Font large;
    private final Figures figures = Figures.local();
    private Share energy = new Share(0, 1);

    EnergyRing(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS) {

            @Override
            public Point computeSize(int width, int height, boolean changed) {
                return new Point(width == SWT.DEFAULT ? SIZE : width, height == SWT.DEFAULT ? SIZE : height);
            }
        };
        large = new LocalResourceManager(JFaceResources.getResources(), canvas)
                .create(FontDescriptor.createFrom(canvas.getFont()).setStyle(SWT.BOLD).increaseHeight(12));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        Named.by(canvas, this::sentence);
    }

    Canvas control() {
        return canvas;
    }

    void show(Share share) {
        energy = share;
        canvas.setToolTipText(sentence());
        canvas.redraw();
    }

    private String sentence() {
        return NLS.bind(Messages.dayEnergySentence, new Object[]{figures.kcal(energy.eaten()),
                figures.kcal(energy.goal()), remaining(), word()});
    }

    private String remaining() {
        return figures.kcal(Math.abs(energy.goal() - energy.eaten()));
    }

    private String word() {
        return energy.over() ? Messages.dayKcalOver : Messages.dayKcalLeft;
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        Rectangle area = canvas.getClientArea();
        int width = (int) Math.round(Math.min(area.width, area.height) * THICKNESS);
        int side = Math.min(area.width, area.height) - width - 2;
        int x = (area.width - side) / 2;
        int y = (area.height - side) / 2;
        gc.setLineWidth(width);
        gc.setLineCap(SWT.CAP_FLAT);
        gc.setForeground(Tones.track(canvas));
        gc.drawArc(x, y, side, side, 0, FULL);
        int filled = (int) Math.round(energy.filled() * FULL);
        int excess = (int) Math.round(energy.excess() * FULL);
        gc.setForeground(Tones.accent(canvas));
        gc.drawArc(x, y, side, side, TOP, -(filled - excess));
        if (excess > 0) {
            gc.setForeground(Tones.OVER.on(canvas));
            gc.drawArc(x, y, side, side, TOP - (filled - excess), -excess);
        }
        words(gc, area);
    }

    private void words(GC gc, Rectangle area) {
        gc.setForeground(energy.over() ? Tones.OVER.on(canvas) : canvas.getForeground());
        gc.setFont(large);
        Point figure = gc.textExtent(remaining());
        int middle = area.height / 2;
        gc.drawText(remaining(), (area.width - figure.x) / 2, middle - figure.y * 2 / 3, true);
        gc.setFont(canvas.getFont());
        gc.setForeground(canvas.getForeground());
        Point small = gc.textExtent(word());
        gc.drawText(word(), (area.width - small.x) / 2, middle + figure.y / 3, true);
    }
}
