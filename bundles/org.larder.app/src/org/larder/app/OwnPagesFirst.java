package org.larder.app;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.model.ContributionComparator;
import org.eclipse.ui.model.IComparableContribution;

/** Larder's own preference pages stand before those of the platform. */
final class OwnPagesFirst extends ContributionComparator {

    private static final String OURS = "Larder";

    @Override
    @NonNullByDefault({})
    public int category(IComparableContribution page) {
        return page.getLabel().startsWith(OURS) ? 0 : 1;
    }
}
