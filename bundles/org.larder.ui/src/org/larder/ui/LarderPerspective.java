package org.larder.ui;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.larder.ui.day.DayPart;
import org.larder.ui.diary.DiaryPart;
import org.larder.ui.products.ProductsPart;
import org.larder.ui.sync.SyncPart;

/** Products on the left, the diary in the middle, the day and the sync on the right. */
public final class LarderPerspective implements IPerspectiveFactory {

    public static final String ID = "org.larder.ui.perspective";
    private static final float LEFT = 0.28f;
    private static final float MIDDLE = 0.68f;
    private static final float DAY = 0.56f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String area = layout.getEditorArea();
        IFolderLayout diary = layout.createFolder("org.larder.ui.folder.diary", IPageLayout.RIGHT, LEFT, area);
        diary.addView(DiaryPart.ID);
        layout.createFolder("org.larder.ui.folder.products", IPageLayout.LEFT, LEFT, "org.larder.ui.folder.diary")
                .addView(ProductsPart.ID);
        layout.createFolder("org.larder.ui.folder.day", IPageLayout.RIGHT, MIDDLE, "org.larder.ui.folder.diary")
                .addView(DayPart.ID);
        layout.createFolder("org.larder.ui.folder.sync", IPageLayout.BOTTOM, DAY, "org.larder.ui.folder.day")
                .addView(SyncPart.ID);
    }
}
