package org.larder.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.larder.ui.diary.DiaryPart;

/** What a person sees and does in the workbench of a test, which is not Larder's own. Used in the UI thread. */
final class Workbench {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final IWorkbenchWindow window;

    private Workbench(IWorkbenchWindow window) {
        this.window = window;
    }

    /** Opens Larder's perspective and no other view. */
    static Workbench open() throws WorkbenchException {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        Shell shell = window.getShell();
        shell.setSize(1280, 800);
        Optional.ofNullable(window.getActivePage().findView("org.eclipse.ui.internal.introview"))
                .ifPresent(window.getActivePage()::hideView);
        PlatformUI.getWorkbench().showPerspective(LarderPerspective.ID, window);
        shell.forceActive();
        return new Workbench(window);
    }

    IWorkbenchPage page() {
        return window.getActivePage();
    }

    /** All controls of a view, from the outside in. */
    List<Control> controls(String view) {
        return controls((Control) window.getService(EPartService.class).findPart(view).getWidget());
    }

    /** The only control of that kind in a view whose message or text begins so. */
    Text text(String view, String message) {
        return controls(view).stream().filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> text.getMessage().startsWith(message)).findFirst().orElseThrow();
    }

    <T extends Control> T control(String view, Class<T> kind) {
        return controls(view).stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    /** Types a line and presses Enter. */
    void enter(Text field, String line) {
        field.setFocus();
        field.setText(line);
        field.notifyListeners(SWT.DefaultSelection, new Event());
    }

    /** The row of a food in the diary. */
    Optional<TreeItem> entry(String food) {
        return Arrays.stream(control(DiaryPart.ID, Tree.class).getItems())
                .flatMap(meal -> Arrays.stream(meal.getItems())).filter(item -> item.getText().equals(food))
                .findFirst();
    }

    static Optional<Button> button(Control root, String label) {
        return controls(root).stream().filter(Button.class::isInstance).map(Button.class::cast)
                .filter(button -> button.getText().equals(label)).findFirst();
    }

    /** Presses a button as soon as that is possible. */
    void press(Control root, String label) {
        await("the button " + label, () -> button(root, label).filter(Button::isEnabled))
                .notifyListeners(SWT.Selection, new Event());
    }

    Optional<Shell> shell(String title) {
        return Arrays.stream(window.getShell().getDisplay().getShells())
                .filter(shell -> shell.getText().equals(title)).findFirst();
    }

    /** Presses a button of a dialog that is about to open and to keep its caller waiting. */
    void confirmNext(String title, String label) {
        window.getShell().getDisplay().asyncExec(() -> press(
                await("the dialog " + title, () -> shell(title)), label));
    }

    /** Lets the workbench work until something is there. */
    <T> T await(String what, Supplier<Optional<T>> there) {
        Display display = window.getShell().getDisplay();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = there.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (!display.readAndDispatch()) {
                display.timerExec(50, () -> {});
                display.sleep();
            }
        }
        throw new AssertionError("never came: " + what + "; there is " + seen(display));
    }

    /** The texts of what is in front. */
    private static String seen(Display display) {
        return Optional.ofNullable(display.getActiveShell()).stream().flatMap(shell -> controls(shell).stream())
                .map(Workbench::words).filter(words -> !words.isBlank()).collect(Collectors.joining(" | "));
    }

    private static String words(Control control) {
        return switch (control) {
            case Label label -> label.getText();
            case Text text -> text.getText();
            case Button button -> button.getText() + (button.isEnabled() ? "" : " (disabled)");
            default -> "";
        };
    }

    static List<Control> controls(Control control) {
        List<Control> all = new ArrayList<>(List.of(control));
        if (control instanceof Composite composite) {
            Arrays.stream(composite.getChildren()).forEach(child -> all.addAll(controls(child)));
        }
        return all;
    }
}
