package org.larder.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.data.BulkEdit;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.exchange.ImportReport.LineFault;
import org.larder.api.model.Product;
import org.larder.api.model.ValidationException;

/** One import of one table, chunk by chunk. Used once, by one thread. */
final class FoodTableImport {

    static final int CHUNK = 500;

    private final Table table;
    private final FoodTableMapping mapping;
    private final ImportProgress progress;
    private final BulkEdit edit;
    private final List<Product> chunk = new ArrayList<>(CHUNK);
    private final List<LineFault> faults = new ArrayList<>();
    private long faultCount;
    private long imported;

    FoodTableImport(Table table, FoodTableMapping mapping, ImportProgress progress, BulkEdit edit) {
        this.table = table;
        this.mapping = mapping;
        this.progress = progress;
        this.edit = edit;
    }

    /** @throws ExchangeException as {@link org.larder.api.exchange.FoodImport} says */
    ImportReport run() {
        try (Lines lines = new Lines(table.content().open())) {
            return run(lines);
        } catch (IOException e) {
            String kept = imported == 0 ? "Nothing was imported." : imported + " foods before it were imported.";
            throw new ExchangeException(table.name() + " cannot be read any further: " + e.getMessage() + ". " + kept,
                    e);
        }
    }

    private ImportReport run(Lines lines) throws IOException {
        Line.Text first = header(lines);
        char separator = mapping.separator()
                .orElseGet(() -> Separators.find(first.text(), mapping.columns().values()));
        Rows rows = new Rows(List.of(first), lines, separator);
        FoodRow foods = new FoodRow(columns(rows, separator), mapping);
        long count = 0;
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            take(row.get(), foods);
            if (++count % CHUNK == 0 && !write(lines)) {
                return report(true);
            }
        }
        write(lines);
        return report(false);
    }

    private Line.Text header(Lines lines) throws IOException {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            switch (line.get()) {
                case Line.Text text when text.text().isBlank() -> {
                }
                case Line.Text text -> {
                    return text;
                }
                case Line.Unreadable bad -> throw noHeader(bad.number(), bad.reason());
            }
        }
        throw new ExchangeException(table.name() + " is empty: it has no line with the titles of its columns.");
    }

    private Columns columns(Rows rows, char separator) throws IOException {
        return switch (rows.next().orElseThrow()) {
            case Row.Cells cells -> Columns.of(table.name(), cells.cells(), separator, mapping);
            case Row.Unreadable bad -> throw noHeader(bad.line(), bad.reason());
        };
    }

    private ExchangeException noHeader(long line, String reason) {
        return new ExchangeException(
                table.name() + ":" + line + ": the titles of the columns cannot be read: " + reason + ".");
    }

    private void take(Row row, FoodRow foods) {
        switch (row) {
            case Row.Unreadable bad -> fault(bad.line(), bad.reason());
            case Row.Cells cells -> {
                try {
                    chunk.add(foods.read(cells.cells()));
                } catch (ValidationException e) {
                    fault(cells.line(), e.getMessage());
                }
            }
        }
    }

    private void fault(long line, String message) {
        faultCount++;
        if (faults.size() < ImportReport.MOST) {
            faults.add(new LineFault(table.name(), line, message));
        }
    }

    /** Writes what was read; whether to go on. */
    private boolean write(Lines lines) {
        if (!chunk.isEmpty()) {
            imported += edit.addProducts(List.copyOf(chunk)).size();
            chunk.clear();
        }
        return progress.at(lines.bytes(), table.size());
    }

    private ImportReport report(boolean cancelled) {
        return new ImportReport(imported, List.copyOf(faults), faultCount, cancelled);
    }
}
