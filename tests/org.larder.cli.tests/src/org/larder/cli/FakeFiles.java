package org.larder.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.larder.api.exchange.Archive;
import org.larder.api.exchange.ArchiveReport;
import org.larder.api.exchange.DiaryExport;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.model.Inventory;

/** Says what it was asked for. */
final class FakeFiles implements Archive, DiaryExport {

    final List<String> calls = new ArrayList<>();
    ArchiveReport report = new ArchiveReport(true, 7, 7, 0, false);

    @Override
    public Inventory exportAll(Path file, ImportProgress progress) {
        calls.add("everything " + file);
        return FakeStores.INVENTORY;
    }

    @Override
    public ArchiveReport importAll(Path file, ImportProgress progress) {
        calls.add("import " + file);
        return report;
    }

    @Override
    public long diary(Path file, LocalDate from, LocalDate to, CellStyle style, ImportProgress progress) {
        calls.add("diary " + file + " " + from + " " + to + " " + style);
        return 4;
    }

    @Override
    public long foods(Path file, CellStyle style, ImportProgress progress) {
        calls.add("foods " + file + " " + style);
        return 3;
    }
}
