package org.larder.ui.diary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.larder.ui.Messages;
import org.larder.ui.shell.Icons;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.ShownDay;
import org.larder.ui.shell.Space;

/** Which day it is, and the way to another. */
final class DayHeader {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);

    private final ShownDay shown;
    private final Label date;
    private final ToolItem today;

    DayHeader(Composite parent, ShownDay shown) {
        this.shown = shown;
        Composite row = new Composite(parent, SWT.NONE);
        Space.rows(3).applyTo(row);
        Space.wide().applyTo(row);
        Icons icons = new Icons(row);
        ToolBar before = new ToolBar(row, SWT.FLAT);
        ToolItem back = item(before, Messages.dayBefore, day -> shown.set(day.minusDays(1)));
        back.setImage(icons.get("before"));
        date = new Label(row, SWT.CENTER);
        date.setFont(new LocalResourceManager(JFaceResources.getResources(), date)
                .create(FontDescriptor.createFrom(date.getFont()).setStyle(SWT.BOLD).increaseHeight(2)));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(date);
        ToolBar after = new ToolBar(row, SWT.FLAT | SWT.RIGHT);
        ToolItem next = item(after, Messages.dayAfter, day -> shown.set(day.plusDays(1)));
        next.setImage(icons.get("after"));
        today = item(after, Messages.dayTodayTip, day -> shown.set(LocalDate.now()));
        today.setText(Messages.dayToday);
        Named.as(before, Messages.dayBefore);
        Named.as(after, Messages.dayAfter);
    }

    void show(LocalDate day) {
        date.setText(LONG.format(day));
        today.setEnabled(!day.equals(LocalDate.now()));
    }

    private ToolItem item(ToolBar bar, String tip, Consumer<LocalDate> go) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, event -> go.accept(shown.get()));
        return item;
    }
}
