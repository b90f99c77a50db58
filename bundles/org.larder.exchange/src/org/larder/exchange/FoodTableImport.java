package org.larder.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.model.ValidationException;

/** One import of one table, chunk by chunk. Used once, by one thread. */
final class FoodTableImport {

    static final int CHUNK = 500;

    private static final Pattern JSON = Pattern.compile("\\s*(?:\\[\\s*)?\\{");

    private final Table table;
    private final FoodTableMapping mapping;
    private final ImportProgress progress;
    private final Stocking stocking;
    private final Faults faults;
    private final List<Stocking.Numbered> chunk = new ArrayList<>(CHUNK);

    /** @param faults of the table; {@code stocking} adds to them too */
    FoodTableImport(Table table, FoodTableMapping mapping, ImportProgress progress, Stocking stocking, Faults faults) {
        this.table = table;
        this.mapping = mapping;
        this.progress = progress;
        this.stocking = stocking;
        this.faults = faults;
    }

    /** @throws ExchangeException as {@link org.larder.api.exchange.FoodImport} says */
    ImportReport run() {
        try (Unpacked file = new Unpacked(table.content().open()); Lines lines = new Lines(file.content())) {
            return run(file, lines);
        } catch (EOFException e) {
            throw new ExchangeException(table.name() + " ends in the middle: was it copied whole? " + kept(), e);
        } catch (IOException e) {
            throw new ExchangeException(
                    table.name() + " cannot be read any further: " + e.getMessage() + ". " + kept(), e);
        }
    }

    private String kept() {
        long written = stocking.imported() + stocking.updated();
        return written == 0 ? "Nothing was imported." : written + " foods before it were imported.";
    }

    private ImportReport run(Unpacked file, Lines lines) throws IOException {
        Line.Text first = header(lines);
        char separator = mapping.separator()
                .orElseGet(() -> Separators.find(first.text(), mapping.columns().values()));
        boolean quoted = !mapping.literalQuotes() || separator != '\t';
        Rows rows = new Rows(List.of(first), lines, separator, quoted);
        FoodRow foods = new FoodRow(columns(rows, separator), mapping);
        long count = 0;
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            take(row.get(), foods);
            if (++count % CHUNK == 0 && !write(file)) {
                return report(true);
            }
        }
        write(file);
        return report(false);
    }

    private Line.Text header(Lines lines) throws IOException {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            switch (line.get()) {
                case Line.Text text when text.text().isBlank() -> {
                }
                case Line.Text text -> {
                    requireTable(text.text());
                    return text;
                }
                case Line.Unreadable bad -> throw noHeader(bad.number(), bad.reason());
            }
        }
        throw new ExchangeException(table.name() + " is empty: it has no line with the titles of its columns.");
    }

    private void requireTable(String line) {
        if (JSON.matcher(line).lookingAt()) {
            throw new ExchangeException(
                    table.name() + " is JSON, not a table of foods. Choose a table (CSV or TSV); what Larder"
                            + " wrote when it exported everything is imported as everything.");
        }
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
            case Row.Unreadable bad -> faults.add(bad.line(), bad.reason());
            case Row.Cells cells -> {
                try {
                    chunk.add(new Stocking.Numbered(cells.line(), foods.read(cells.cells())));
                } catch (ValidationException e) {
                    faults.add(cells.line(), e.getMessage());
                }
            }
        }
    }

    /** Writes what was read; whether to go on. */
    private boolean write(Unpacked file) {
        if (!chunk.isEmpty()) {
            stocking.take(List.copyOf(chunk));
            chunk.clear();
        }
        return progress.at(file.bytesRead(), table.size());
    }

    private ImportReport report(boolean cancelled) {
        return new ImportReport(stocking.imported(), stocking.updated(), stocking.same(), faults.first(),
                faults.count(), cancelled);
    }
}
