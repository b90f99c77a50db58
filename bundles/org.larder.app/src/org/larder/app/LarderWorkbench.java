package org.larder.app;

import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.model.ContributionComparator;
import org.eclipse.ui.model.IContributionService;

/** The workbench comes back as it was left. */
final class LarderWorkbench extends WorkbenchAdvisor {

    private static final String DIARY = "org.larder.ui.diary";
    private static final String PERSPECTIVE = "org.larder.ui.perspective";

    @Override
    @NonNullByDefault({})
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    @NonNullByDefault({})
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new LarderWindow(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return PERSPECTIVE;
    }

    @Override
    @NonNullByDefault({})
    public ContributionComparator getComparatorFor(String contributionType) {
        return contributionType.equals(IContributionService.TYPE_PREFERENCE) ? new OwnPagesFirst()
                : super.getComparatorFor(contributionType);
    }

    /** The cursor stands where a meal is typed. */
    @Override
    public void postStartup() {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        Optional.ofNullable(page.findView(DIARY)).ifPresent(page::activate);
    }
}
