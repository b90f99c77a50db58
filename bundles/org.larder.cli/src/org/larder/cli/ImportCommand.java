package org.larder.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.exchange.ArchiveReport;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.FoodTableMapping.EnergyUnit;
import org.larder.api.exchange.ImportReport;
import org.larder.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder import}. */
@Command(name = "import",
        description = "Imports foods from a CSV or TSV file in UTF-8, as one step that can be undone.")
final class ImportCommand implements Callable<Answer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..1",
            description = "The table; its first line has the titles of its columns.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--starter-foods", description = "Import the foods that come with Larder.")
    private boolean starterFoods;

    @Option(names = "--everything",
            description = "The file is one that export wrote: all records go in; into an empty profile they go as they are.")
    private boolean everything;

    @Option(names = "--duplicates", paramLabel = "skip|update|add", defaultValue = "skip",
            description = "What becomes of a food that is there already, by barcode or by name and brand: it stays as it is"
                    + " (skip, the default), it takes the values of the table (update), or the table's goes in beside it (add).")
    private Duplicates duplicates = Duplicates.SKIP;

    @Option(names = "--preset", defaultValue = "larder",
            description = "A known table: larder (columns named like the fields, kcal; the default),"
                    + " ifct2017 or openfoodfacts.")
    private String preset = "larder";

    @Option(names = "--column", paramLabel = "FIELD=TITLE",
            description = "Takes a field from the column of that title; repeatable.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--energy", paramLabel = "UNIT", description = "Unit of the energy column: kcal or kJ.")
    private Optional<EnergyUnit> energy = Optional.empty();

    @Option(names = "--separator", paramLabel = "CHARACTER",
            description = "Between cells; default: found from the first line.")
    private Optional<Character> separator = Optional.empty();

    @Option(names = "--decimal-comma", description = "Numbers are written 1,5.")
    private boolean decimalComma;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        if (starterFoods == file.isPresent()) {
            throw new WrongUsageException("Name a file, or say --starter-foods");
        }
        if (everything) {
            return form(session.services().archive().importAll(
                    file.orElseThrow(() -> new WrongUsageException("--everything needs a file")),
                    ProgressLine.on(session)));
        }
        for (String field : columns.keySet()) {
            if (!FoodTableMapping.FIELDS.contains(field)) {
                throw new WrongUsageException(
                        "--column: no field " + field + "; there are " + String.join(", ", FoodTableMapping.FIELDS));
            }
        }
        FoodImport foods = session.services().foods();
        return answer(file
                .map(table -> foods.importFoods(table, mapping(foods), duplicates, ProgressLine.on(session)))
                .orElseGet(() -> foods.importStarterFoods(ProgressLine.on(session))));
    }

    private FoodTableMapping mapping(FoodImport foods) {
        FoodTableMapping known = foods.preset(preset)
                .orElseThrow(() -> new WrongUsageException(
                        "--preset: there is no " + preset + "; there are " + String.join(", ", foods.presets())));
        Map<String, String> titles = new LinkedHashMap<>(known.columns());
        titles.putAll(columns);
        return known.withColumns(titles)
                .withEnergyUnit(energy.orElse(known.energyUnit()))
                .withSeparator(separator.or(known::separator))
                .withDecimalComma(decimalComma || known.decimalComma());
    }

    private static Answer form(ArchiveReport report) {
        return new Answer(Json.MAPPER.createObjectNode()
                .put("whole", report.whole())
                .put("records", report.records())
                .put("written", report.written())
                .put("kept", report.kept()),
                report.whole()
                        ? report.records() + " records and everything beside them are here as they were."
                        : report.written() + " of " + report.records() + " records imported, " + report.kept()
                                + " left as they are here.");
    }

    private static Answer answer(ImportReport report) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("imported", report.imported())
                .put("updated", report.updated())
                .put("duplicates", report.duplicates())
                .put("faultCount", report.faultCount());
        ArrayNode faults = json.putArray("faults");
        report.faults().forEach(fault -> faults.addObject()
                .put("file", fault.file())
                .put("line", fault.line())
                .put("message", fault.message()));
        String lines = report.faults().stream().map(fault -> fault + "\n").collect(Collectors.joining());
        Answer answer = new Answer(json,
                lines + report.imported() + " foods imported, " + report.updated() + " updated, " + report.duplicates()
                        + " there already, " + report.faultCount() + " lines left out");
        if (report.imported() + report.updated() + report.duplicates() == 0 && report.faultCount() > 0) {
            throw new CommandFailedException("No line could be imported; the first: " + report.faults().getFirst(),
                    answer);
        }
        return answer;
    }
}
