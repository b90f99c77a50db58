package org.larder.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports food tables in CSV or TSV. Thread-safe. */
@Component
public final class CsvFoodImport implements FoodImport {

    private static final String STARTER_FOODS = "starter-foods.csv";

    private final UnifiedDataService data;

    @Activate
    public CsvFoodImport(@Reference UnifiedDataService data) {
        this.data = data;
    }

    @Override
    public List<String> presets() {
        return Presets.names();
    }

    @Override
    public Optional<FoodTableMapping> preset(String name) {
        return Presets.find(name);
    }

    @Override
    public ImportReport importFoods(Path file, FoodTableMapping mapping, Duplicates duplicates,
            ImportProgress progress) {
        Table table = Table.of(file);
        return run(table, mapping, duplicates, progress, "Import " + table.name());
    }

    @Override
    public ImportReport importStarterFoods(ImportProgress progress) {
        return run(starterFoods(), FoodTableMapping.LARDER, Duplicates.SKIP, progress, "Add the starter foods");
    }

    private ImportReport run(Table table, FoodTableMapping mapping, Duplicates duplicates, ImportProgress progress,
            String label) {
        Faults faults = new Faults(table.name());
        Stocking stocking = new Stocking(data.products(), data.bulk(label), duplicates, faults);
        return new FoodTableImport(table, mapping, progress, stocking, faults).run();
    }

    private static Table starterFoods() {
        URL list = Objects.requireNonNull(CsvFoodImport.class.getResource(STARTER_FOODS), STARTER_FOODS);
        try (InputStream in = list.openStream()) {
            return Table.of(STARTER_FOODS, in.readAllBytes());
        } catch (IOException e) {
            throw new ExchangeException("The starter foods cannot be read: " + e.getMessage()
                    + ". Install org.larder.exchange again.", e);
        }
    }
}
