package org.larder.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.larder.api.exchange.DiaryExport;
import org.larder.api.exchange.DiaryExport.CellStyle;
import org.larder.api.model.CivilDate;
import org.larder.api.model.Inventory;
import org.larder.json.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder export}. */
@Command(name = "export",
        description = "Writes everything into one JSON file, for another computer or for keeps; or the diary or the foods as CSV.")
final class ExportCommand implements Callable<Answer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file; one that is there is replaced when the new one is whole.")
    private Path file = Path.of("");

    @ArgGroup
    private What what = new What();

    @Option(names = "--from", paramLabel = "YYYY-MM-DD",
            description = "With --diary: the first day; default: the beginning.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "With --diary: the last day; default: the end.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--raw",
            description = "CSV cells as they are. Else those that begin with = + - @ get an apostrophe before,"
                    + " so that no spreadsheet takes them for a formula.")
    private boolean raw;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        if (!what.diary && (from.isPresent() || to.isPresent())) {
            throw new WrongUsageException("--from and --to go with --diary");
        }
        if (!what.diary && !what.foods) {
            if (raw) {
                throw new WrongUsageException("--raw goes with --diary or --foods");
            }
            Inventory inventory = session.services().archive().exportAll(file, ProgressLine.on(session));
            return answer(inventory.total(), "rows");
        }
        CellStyle style = raw ? CellStyle.RAW : CellStyle.GUARDED;
        DiaryExport export = session.services().export();
        return what.foods
                ? answer(export.foods(file, style, ProgressLine.on(session)), "foods")
                : answer(export.diary(file, from.orElse(CivilDate.FIRST), to.orElse(CivilDate.LAST), style,
                        ProgressLine.on(session)), "entries");
    }

    private Answer answer(long count, String things) {
        return new Answer(Json.MAPPER.createObjectNode().put("exported", count).put("file", file.toString()),
                count + " " + things + " are in " + file);
    }

    /** What is exported; everything if nothing is named. */
    static final class What {

        @Option(names = "--diary", description = "The entries as CSV, a line each.")
        private boolean diary;

        @Option(names = "--foods", description = "The foods as CSV, in the form that import reads.")
        private boolean foods;
    }
}
