package org.larder.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.larder.api.exchange.Archive;
import org.larder.api.exchange.ArchiveReport;
import org.larder.api.exchange.DiaryExport;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.QuarantineExport;
import org.larder.api.model.Inventory;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;

/** Says what it was asked for. */
final class FakeFiles implements Archive, DiaryExport, QuarantineExport {

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

    @Override
    public long write(Path file, Function<Optional<String>, Page<QuarantinedOperation>> pages) {
        calls.add("quarantine " + file);
        return pages.apply(Optional.empty()).items().size();
    }

    @Override
    public String text(Function<Optional<String>, Page<QuarantinedOperation>> pages) {
        return "{\"operations\":[" + pages.apply(Optional.empty()).items().size() + "]}\n";
    }
}
