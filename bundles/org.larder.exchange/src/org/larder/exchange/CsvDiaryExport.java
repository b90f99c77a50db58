package org.larder.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.csv.CSVFormat;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.DiaryExport;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.model.DayTotal;
import org.larder.api.model.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes CSV, page by page. Thread-safe. */
@Component
public final class CsvDiaryExport implements DiaryExport {

    private static final int PAGE = 1000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final UnifiedDataService data;
    private final Supplier<ZoneId> zone;

    @Activate
    public CsvDiaryExport(@Reference UnifiedDataService data) {
        this(data, ZoneId::systemDefault);
    }

    /** @param zone in which times are told */
    CsvDiaryExport(UnifiedDataService data, Supplier<ZoneId> zone) {
        this.data = data;
        this.zone = zone;
    }

    @Override
    public long diary(Path file, LocalDate from, LocalDate to, CellStyle style, ImportProgress progress) {
        DiaryColumns columns = new DiaryColumns(new Cells(style), zone.get());
        long total = data.diary().totals(from, to).stream().mapToLong(DayTotal::entries).sum();
        return write(file, DiaryColumns.TITLES, after -> data.diary().entries(from, to, after, PAGE), columns::row,
                done -> progress.at(done, Math.max(done, total)));
    }

    @Override
    public long foods(Path file, CellStyle style, ImportProgress progress) {
        FoodColumns columns = new FoodColumns(new Cells(style));
        long total = data.products().count("");
        return write(file, FoodColumns.TITLES, after -> data.products().search("", after, PAGE), columns::row,
                done -> progress.at(done, Math.max(done, total)));
    }

    private static <T> long write(Path file, List<String> titles, Function<Optional<String>, Page<T>> pages,
            Function<T, List<String>> row, GoOn progress) {
        return WholeFile.write(file, out -> {
            FORMAT.printRecord(out, titles.toArray());
            return rows(out, pages, row, progress);
        });
    }

    private static <T> long rows(Appendable out, Function<Optional<String>, Page<T>> pages,
            Function<T, List<String>> row, GoOn progress) throws IOException {
        long done = 0;
        Optional<String> after = Optional.empty();
        do {
            Page<T> page = pages.apply(after);
            for (T item : page.items()) {
                FORMAT.printRecord(out, row.apply(item).toArray());
            }
            done += page.items().size();
            progress.orCancel(done);
            after = page.next();
        } while (after.isPresent());
        return done;
    }
}
