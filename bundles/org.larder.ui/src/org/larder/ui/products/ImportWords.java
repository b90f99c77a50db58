package org.larder.ui.products;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.larder.api.exchange.ImportReport;
import org.larder.ui.Messages;
import org.larder.ui.shell.Notice;
import org.larder.ui.text.Figures;

/** What an import did, in a sentence. */
final class ImportWords {

    private final Figures figures;

    ImportWords(Figures figures) {
        this.figures = figures;
    }

    /** It can be undone if it wrote anything. */
    Notice notice(ImportReport report) {
        return report.imported() + report.updated() > 0 ? Notice.done(sentence(report))
                : Notice.told(sentence(report));
    }

    String sentence(ImportReport report) {
        List<String> parts = new ArrayList<>();
        parts.add(imported(report.imported()));
        if (report.updated() > 0) {
            parts.add(NLS.bind(Messages.importUpdated, figures.count(report.updated())));
        }
        if (report.duplicates() > 0) {
            parts.add(report.duplicates() == 1 ? Messages.importThereOne
                    : NLS.bind(Messages.importThere, figures.count(report.duplicates())));
        }
        String sentence = String.join(", ", parts) + ".";
        return report.cancelled() ? NLS.bind(Messages.importCancelled, sentence) : sentence;
    }

    private String imported(long count) {
        if (count == 0) {
            return Messages.importNone;
        }
        return count == 1 ? Messages.importOne : NLS.bind(Messages.importDone, figures.count(count));
    }
}
