package org.larder.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a table in the form of RFC 4180, with a separator of its own, or without any quoting. Empty rows are passed
 * over. A row of several lines holds at most {@link Lines#LONGEST} characters: a quote that is never closed spoils the row
 * it stands in, and reading goes on with the line after. Not thread-safe.
 */
final class Rows {

    private final Lines lines;
    private final char separator;
    private final boolean quoted;
    private final CSVFormat format;
    private final Deque<Line> waiting = new ArrayDeque<>();

    /**
     * @param first lines that were read already
     * @param quoted whether quotation marks may stand around a cell
     */
    Rows(List<Line> first, Lines lines, char separator, boolean quoted) {
        this.lines = lines;
        this.separator = separator;
        this.quoted = quoted;
        this.format = CSVFormat.RFC4180.builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setTrim(true)
                .get();
        waiting.addAll(first);
    }

    /** The next row; empty at the end. */
    Optional<Row> next() throws IOException {
        for (Optional<Line> line = line(); line.isPresent(); line = line()) {
            Row row = switch (line.get()) {
                case Line.Unreadable bad -> new Row.Unreadable(bad.number(), bad.reason());
                case Line.Text text -> quoted && text.text().indexOf('"') >= 0 ? quotedRow(text) : plainRow(text);
            };
            if (!empty(row)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private Optional<Line> line() throws IOException {
        return waiting.isEmpty() ? lines.next() : Optional.of(waiting.removeFirst());
    }

    private static boolean empty(Row row) {
        return row instanceof Row.Cells cells && cells.cells().stream().allMatch(String::isEmpty);
    }

    private Row plainRow(Line.Text line) {
        List<String> cells = new ArrayList<>();
        String text = line.text();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            cells.add(text.substring(start, end).trim());
            start = end + 1;
        }
        cells.add(text.substring(start).trim());
        return new Row.Cells(line.number(), cells);
    }

    private Row quotedRow(Line.Text first) throws IOException {
        Quotes quotes = new Quotes(separator);
        StringBuilder text = new StringBuilder(first.text());
        quotes.pass(first.text());
        List<Line> taken = new ArrayList<>();
        while (quotes.open()) {
            Optional<Line> line = line();
            line.ifPresent(taken::add);
            Optional<String> more = line.flatMap(Rows::text);
            if (more.isEmpty() || text.length() + more.get().length() > Lines.LONGEST) {
                taken.reversed().forEach(waiting::addFirst);
                return new Row.Unreadable(first.number(), "a quotation mark is opened here and never closed");
            }
            text.append('\n').append(more.get());
            quotes.pass("\n" + more.get());
        }
        return cells(first.number(), text.toString());
    }

    private static Optional<String> text(Line line) {
        return line instanceof Line.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private Row cells(long line, String text) {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord row : parser) {
                return new Row.Cells(line, row.toList());
            }
            return new Row.Cells(line, List.of());
        } catch (IOException | UncheckedIOException e) {
            return new Row.Unreadable(line, "there is text behind a closing quotation mark");
        }
    }
}
