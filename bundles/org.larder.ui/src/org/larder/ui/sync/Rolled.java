package org.larder.ui.sync;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.larder.ui.shell.Space;

/** What fills a view, and can be rolled where the view is too low for it. */
final class Rolled {

    private final ScrolledComposite frame;
    private final Composite content;

    Rolled(Composite parent) {
        GridLayoutFactory.fillDefaults().applyTo(parent);
        frame = new ScrolledComposite(parent, SWT.V_SCROLL);
        Space.all().applyTo(frame);
        frame.setExpandHorizontal(true);
        frame.setExpandVertical(true);
        frame.setShowFocusedControl(true);
        content = new Composite(frame, SWT.NONE);
        Space.view(1).applyTo(content);
        frame.setContent(content);
        frame.addListener(SWT.Resize, event -> layout());
    }

    Composite content() {
        return content;
    }

    /** To be called when something in it got another size. */
    void layout() {
        frame.setMinHeight(content.computeSize(frame.getClientArea().width, SWT.DEFAULT).y);
        content.layout(true, true);
    }
}
