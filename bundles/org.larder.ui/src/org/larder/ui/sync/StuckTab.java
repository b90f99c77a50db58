package org.larder.ui.sync;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** The tab of what needs a person; comes to the front when there is something new. */
final class StuckTab {

    private final TabFolder tabs;
    private final TabItem tab;
    private final StuckTable table;
    private long count;

    StuckTab(TabFolder tabs, StuckTable.Actions actions) {
        this.tabs = tabs;
        tab = new TabItem(tabs, SWT.NONE);
        tab.setText(Messages.stuckTab);
        table = new StuckTable(tabs, actions);
        tab.setControl(table.control());
    }

    void show(SyncFacts facts) {
        long now = facts.status().counts().quarantined();
        if (now != count) {
            tab.setText(now == 0 ? Messages.stuckTab
                    : NLS.bind(Messages.stuckTabCount, Figures.local().count(now)));
        }
        if (now > count) {
            tabs.setSelection(tab);
        }
        count = now;
        table.show(facts.needsPerson());
    }
}
