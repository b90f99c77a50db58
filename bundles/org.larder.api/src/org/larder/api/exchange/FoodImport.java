package org.larder.api.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** Imports foods, streaming. A line that cannot be read is reported and left out; the rest is one undoable step. */
@ProviderType
public interface FoodImport {

    /** Names of the mappings that are known: {@code larder}, {@code ifct2017}, ... */
    List<String> presets();

    /** The mapping of a preset; empty if there is none of that name. */
    Optional<FoodTableMapping> preset(String name);

    /**
     * Imports a CSV or TSV file in UTF-8, compressed by gzip or not. An apostrophe that keeps a spreadsheet from taking a
     * text for a formula is not part of the text ({@link DiaryExport.CellStyle#GUARDED}).
     *
     * @param progress told after every chunk; may cancel, then what was imported so far stays, as one undoable step
     * @throws ExchangeException if the file cannot be read or lacks a column: nothing was imported, unless the message
     *         says how much
     */
    ImportReport importFoods(Path file, FoodTableMapping mapping, Duplicates duplicates, ImportProgress progress);

    /** Imports the starter foods that come with Larder. */
    ImportReport importStarterFoods(ImportProgress progress);
}
