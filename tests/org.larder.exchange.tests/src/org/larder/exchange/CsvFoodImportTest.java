package org.larder.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.FoodTableMapping.EnergyUnit;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.exchange.ImportReport.LineFault;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;

class CsvFoodImportTest {

    private static final String HEADER = "name,calories,protein,fat,carbs\n";
    private static final String OATS = "Oats,389,16.9,6.9,66.3\n";
    private static final Product OATS_PRODUCT = new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3));

    private final Path folder;
    private final RecordedBulk data = new RecordedBulk();
    private final CsvFoodImport exchange = new CsvFoodImport(data);

    CsvFoodImportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTableInTheOwnFormGoesIn() throws IOException {
        ImportReport report = imported(HEADER + OATS);
        assertThat(report).isEqualTo(report(1, false));
        assertThat(data.foods()).containsExactly(OATS_PRODUCT);
    }

    @Test
    void theFurtherFieldsGoInWhereTheyAreGiven() throws IOException {
        imported("name,brand,barcode,calories,protein,fat,carbs,fiber,sugar,saturatedFat,salt\n"
                + "Oats,Mill,40123455,389,16.9,6.9,66.3,10.6,,1.2,0.01\n");
        Product oats = data.foods().getFirst();
        assertThat(oats.brand()).contains("Mill");
        assertThat(oats.barcode()).contains("40123455");
        assertThat(oats.further().fiber()).hasValue(10.6);
        assertThat(oats.further().sugar()).isEqualTo(OptionalDouble.empty());
        assertThat(oats.further().salt()).hasValue(0.01);
    }

    @Test
    void aMissingColumnIsNamedWithTheColumnsThatAreThere() {
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> imported("name;kcal;protein;carbs\nOats;1;2;3"))
                .withMessageContaining("foods.csv has no column \"calories\"")
                .withMessageContaining("separated by semicolon, are \"name\", \"kcal\", \"protein\", \"carbs\"");
        assertThat(data.foods()).isEmpty();
    }

    @Test
    void aFurtherColumnThatWasNamedButIsNotThereIsAnErrorToo() {
        Map<String, String> columns = new HashMap<>(FoodTableMapping.LARDER.columns());
        columns.put("fiber", "Fibre");
        FoodTableMapping mapping = new FoodTableMapping(columns, EnergyUnit.KCAL, Optional.empty(), false);
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> exchange.importFoods(file(HEADER + OATS, UTF_8), mapping, Duplicates.ADD,
                        ImportProgress.NONE))
                .withMessageContaining("no column \"Fibre\" for fiber");
    }

    @Test
    void aColumnThatStandsThereTwiceIsRefused() {
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> imported("name,calories,protein,fat,carbs,FAT\n" + OATS))
                .withMessageContaining("2 columns \"fat\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "Soup,many,1,2,3|calories must be a number like 12.5, not many",
            "Soup,1.234.5,1,2,3|calories must be a number like 12.5, not 1.234.5",
            "Soup,NaN,1,2,3|calories must be a number like 12.5, not NaN",
            "Soup,Infinity,1,2,3|calories must be a number like 12.5, not Infinity",
            "Soup,1e999,1,2,3|calories must be a number like 12.5, not 1e999",
            "Soup,0x1p3,1,2,3|calories must be a number like 12.5, not 0x1p3",
            "Soup,-5,1,2,3|calories must be",
            "Soup,10001,1,2,3|calories must be",
            "Soup,,1,2,3|calories must not be empty",
            "Soup,1,2|fat must not be empty",
            "  ,1,1,2,3|name must",
            "Soup,1,2,3,4,5|the row has 6 cells, the header only 5",
            "\"Soup\" hot,1,2,3,4|there is text behind a closing quotation mark"})
    void aLineThatCannotBeReadIsReportedWithFileAndLineAndTheRestGoesIn(String line, String message)
            throws IOException {
        ImportReport report = imported(HEADER + OATS + line + "\n" + OATS);
        assertThat(report.faults()).singleElement().asString().startsWith("foods.csv:3: ").contains(message);
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.faultCount()).isEqualTo(1);
        assertThat(data.foods()).containsExactly(OATS_PRODUCT, OATS_PRODUCT);
    }

    @Test
    void allThatIsWrongWithALineIsToldAtOnce() throws IOException {
        ImportReport report = imported(HEADER + "x".repeat(201) + ",much,-1,2,3\n");
        assertThat(report.faults()).singleElement().extracting(LineFault::message).asString()
                .contains("calories must be a number", "protein must be", "name must have");
    }

    @Test
    void aFaultIsToldInTheWordsOfTheTable() throws IOException {
        FoodTableMapping mapping = new FoodTableMapping(
                Map.of("name", "Food", "calories", "Energy", "protein", "P", "fat", "F", "carbs", "C"), EnergyUnit.KCAL,
                Optional.empty(), false);
        ImportReport report = exchange.importFoods(file("Food,Energy,P,F,C\nSoup,x,1,1,1\n", UTF_8), mapping,
                Duplicates.ADD,
                ImportProgress.NONE);
        assertThat(report.faults()).extracting(LineFault::message)
                .containsExactly("calories (\"Energy\") must be a number like 12.5, not x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF"})
    void anEmptyFileIsNamed(String content) {
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> imported(content))
                .withMessageContaining("foods.csv is empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"larder\":\"archive\",\"version\":1,\"pieces\":[| is JSON, not a table of foods. Choose a table",
            "[{\"name\":\"Oats\"}]| is JSON, not a table of foods. Choose a table",
            "PK\u0003\u0004xl/workbook.xml| has no column \"name\"",
            "<html><body>Foods</body></html>| has no column \"name\"",
            "Dear diary, I ate oats.| has no column \"name\""})
    void aFileOfAnotherKindIsRefusedAndNothingImported(String content, String message) {
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> imported(content + "\nmore\n"))
                .withMessageContaining("foods.csv " + message.strip());
        assertThat(data.foods()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.csv");
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> exchange.importFoods(missing, FoodTableMapping.LARDER, Duplicates.ADD,
                        ImportProgress.NONE))
                .withMessageContaining("missing.csv is not there");
    }

    @Test
    void aFolderIsRefused() {
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> exchange.importFoods(folder, FoodTableMapping.LARDER, Duplicates.ADD,
                        ImportProgress.NONE))
                .withMessageContaining("is a folder");
    }

    @Test
    void aLineThatIsNotUtf8IsReportedWithItsByte() throws IOException {
        ImportReport report = exchange.importFoods(file(HEADER + OATS + "Müsli,1,2,3,4\n" + OATS, ISO_8859_1),
                FoodTableMapping.LARDER, Duplicates.ADD, ImportProgress.NONE);
        long offset = HEADER.length() + OATS.length() + 2;
        assertThat(report.faults()).singleElement().asString()
                .startsWith("foods.csv:3: byte " + offset + " of the file is not UTF-8");
        assertThat(report.imported()).isEqualTo(2);
    }

    @Test
    void aFileInAnotherEncodingIsRefused() {
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(
                        () -> exchange.importFoods(file(HEADER + OATS, UTF_16), FoodTableMapping.LARDER, Duplicates.ADD,
                                ImportProgress.NONE))
                .withMessageContaining("foods.csv:1:").withMessageContaining("not UTF-8");
    }

    @Test
    void aLineOfFiftyMegabytesIsRefusedAndTheRestGoesIn() throws IOException {
        Path file = folder.resolve("foods.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((HEADER + OATS).getBytes(UTF_8));
            byte[] piece = "x".repeat(1 << 16).getBytes(UTF_8);
            for (int i = 0; i < 50 << 4; i++) {
                out.write(piece);
            }
            out.write(("\n" + OATS).getBytes(UTF_8));
        }
        ImportReport report = exchange.importFoods(file, FoodTableMapping.LARDER, Duplicates.ADD, ImportProgress.NONE);
        assertThat(report.faults()).singleElement().asString()
                .startsWith("foods.csv:3: the line has 52428800 bytes, more than the 1048576");
        assertThat(report.imported()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEndIsRead(String end) throws IOException {
        ImportReport report = imported((HEADER + OATS + "\n" + "Bad,x,1,1,1\n" + OATS).replace("\n", end));
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.faults()).extracting(LineFault::line).containsExactly(4L);
    }

    @Test
    void aByteOrderMarkAndMissingLastLineEndDoNotMatter() throws IOException {
        assertThat(imported("\uFEFF" + HEADER + OATS.strip()).imported()).isEqualTo(1);
    }

    @Test
    void quotedCellsKeepSeparatorsQuotesAndLineBreaksAndTheLinesStayCounted() throws IOException {
        ImportReport report = imported("name,\"calories\",protein,fat,carbs,note\n"
                + "\"Bread, \"\"rye\"\"\",1,1,1,1,\"two\nlines\"\n" + "5\" roll,1,1,1,1,\n" + "Bad,x,1,1,1,\n");
        assertThat(data.foods()).extracting(Product::name).containsExactly("Bread, \"rye\"", "5\" roll");
        assertThat(report.faults()).extracting(LineFault::line).containsExactly(5L);
    }

    @Test
    void aQuoteThatIsNeverClosedSpoilsItsOwnLineOnly() throws IOException {
        ImportReport report = imported(HEADER + "\"Soup,1,1,1,1\n" + OATS + OATS);
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.faults()).singleElement().asString()
                .isEqualTo("foods.csv:2: a quotation mark is opened here and never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFound(String separator) throws IOException {
        assertThat(imported((HEADER + OATS).replace(",", separator)).imported()).isEqualTo(1);
        assertThat(data.foods()).containsExactly(OATS_PRODUCT);
    }

    @Test
    void aDecimalCommaIsReadWhereTheMappingSaysSo() throws IOException {
        FoodTableMapping comma = new FoodTableMapping(FoodTableMapping.LARDER.columns(), EnergyUnit.KCAL,
                Optional.empty(), true);
        Path file = file("name;calories;protein;fat;carbs\nOats;389;16,9;6,9;66,3\nSoup;1.234;1;1;1\n", UTF_8);
        ImportReport report = exchange.importFoods(file, comma, Duplicates.ADD, ImportProgress.NONE);
        assertThat(data.foods()).containsExactly(OATS_PRODUCT);
        assertThat(report.faults()).singleElement().asString()
                .contains("calories must be a number like 12,5, not 1.234");
    }

    @Test
    void emptyRowsOfASpreadsheetArePassedOver() throws IOException {
        assertThat(imported(HEADER + OATS + ",,,,\n\n  \n")).isEqualTo(report(1, false));
    }

    @Test
    void aLongTableGoesInByChunksOfOneStep() throws IOException {
        assertThat(imported(HEADER + OATS.repeat(1200)).imported()).isEqualTo(1200);
        assertThat(data.chunks).extracting(List::size).containsExactly(500, 500, 200);
        assertThat(data.steps).containsExactly("Import foods.csv");
    }

    @Test
    void faultsBeyondAThousandAreCountedOnly() throws IOException {
        ImportReport report = imported(HEADER + "Bad,x,1,1,1\n".repeat(1500) + OATS);
        assertThat(report.faults()).hasSize(ImportReport.MOST);
        assertThat(report.faultCount()).isEqualTo(1500);
        assertThat(report.imported()).isEqualTo(1);
    }

    @Test
    void aCancelledImportKeepsWhatIsIn() throws IOException {
        ImportReport report = exchange.importFoods(file(HEADER + OATS.repeat(1200), UTF_8), FoodTableMapping.LARDER,
                Duplicates.ADD,
                (done, total) -> false);
        assertThat(report).isEqualTo(report(500, true));
        assertThat(data.foods()).hasSize(500);
    }

    @Test
    void anImportThatReachedItsEndIsNotCancelled() throws IOException {
        ImportReport report = exchange.importFoods(file(HEADER + OATS, UTF_8), FoodTableMapping.LARDER, Duplicates.ADD,
                (done, total) -> false);
        assertThat(report).isEqualTo(report(1, false));
    }

    @Test
    void progressIsToldInBytes() throws IOException {
        List<Long> done = new ArrayList<>();
        String content = HEADER + OATS.repeat(20_000);
        exchange.importFoods(file(content, UTF_8), FoodTableMapping.LARDER, Duplicates.ADD, (bytes, total) -> {
            assertThat(total).isEqualTo(content.length());
            return done.add(bytes);
        });
        assertThat(done).hasSizeGreaterThanOrEqualTo(40).isSorted().last().isEqualTo((long) content.length());
    }

    @Test
    void theStarterFoodsGoInWholeAsOneStep() {
        ImportReport report = exchange.importStarterFoods(ImportProgress.NONE);
        assertThat(report.faults()).isEmpty();
        assertThat(report.imported()).isBetween(200L, 542L);
        assertThat(data.steps).hasSize(1);
        assertThat(data.foods()).extracting(Product::name).doesNotHaveDuplicates();
        assertThat(data.foods()).allSatisfy(Energy::isPlausible);
    }

    @Test
    void everyPresetIsThereByItsName() {
        assertThat(exchange.presets()).contains("larder", "ifct2017", "openfoodfacts")
                .allSatisfy(name -> assertThat(exchange.preset(name)).isPresent());
        assertThat(exchange.preset("nobody")).isEmpty();
    }

    private static ImportReport report(long imported, boolean cancelled) {
        return new ImportReport(imported, 0, 0, List.of(), 0, cancelled);
    }

    private ImportReport imported(String content) throws IOException {
        return exchange.importFoods(file(content, UTF_8), FoodTableMapping.LARDER, Duplicates.ADD, ImportProgress.NONE);
    }

    private Path file(String content, Charset charset) throws IOException {
        return Files.write(folder.resolve("foods.csv"), content.getBytes(charset));
    }
}
