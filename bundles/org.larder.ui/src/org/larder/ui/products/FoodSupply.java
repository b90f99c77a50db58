package org.larder.ui.products;

import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Notice;
import org.larder.ui.text.Figures;

/** Where foods come from in bulk: those that come with Larder, and files. */
public final class FoodSupply {

    /** Topic: a food was chosen to be eaten; the payload is its {@code Item<Product>}. */
    public static final String CHOSEN = "larder-ui/chosen";

    private final Background background;
    private final DeskSlot desk;
    private final Shell shell;
    private final Consumer<Notice> tell;

    /**
     * @param tell told what was done or why not, in the UI thread
     */
    public FoodSupply(Background background, DeskSlot desk, Shell shell, Consumer<Notice> tell) {
        this.background = background;
        this.desk = desk;
        this.shell = shell;
        this.tell = tell;
    }

    /** Imports the foods that come with Larder. */
    public void starter(Runnable then) {
        run(Messages.importStarter, progress -> importer().importStarterFoods(progress), then);
    }

    /** Asks for a file and imports it. */
    public void file(Runnable then) {
        desk.get().flatMap(now -> now.foodImport()).ifPresentOrElse(
                importer -> new ImportDialog(shell, importer, order -> run(order, then)).open(),
                () -> tell.accept(Notice.fault(Messages.importAbsent)));
    }

    private FoodImport importer() {
        desk.data();
        return desk.need().foodImport().orElseThrow(() -> new ExchangeException(Messages.importAbsent));
    }

    private void run(ImportOrder order, Runnable then) {
        run(NLS.bind(Messages.importRunning, order.file().getFileName()), progress -> importer()
                .importFoods(order.file(), order.mapping(), order.duplicates(), progress), then);
    }

    private void run(String name, Function<ImportProgress, ImportReport> work, Runnable then) {
        new ImportJob(name, work, report -> background.show(() -> done(report, then)),
                failure -> background.show(() -> tell.accept(Notice.fault(failure.getMessage())))).schedule();
    }

    private void done(ImportReport report, Runnable then) {
        Notice notice = new ImportWords(Figures.local()).notice(report);
        tell.accept(notice);
        if (report.faultCount() > 0) {
            new FaultsDialog(shell, notice.text(), report).open();
        }
        then.run();
    }
}
