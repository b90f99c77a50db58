package org.larder.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;

/** Tables in the form of the CSV export of Open Food Facts, with lines made for these tests. */
class OpenFoodFactsTest {

    private static final String HEADER = "code\turl\tcreator\tproduct_name\tquantity\tbrands\tingredients_text\t"
            + "energy-kj_100g\tenergy-kcal_100g\tenergy_100g\tfat_100g\tsaturated-fat_100g\tcarbohydrates_100g\t"
            + "sugars_100g\tfiber_100g\tproteins_100g\tsalt_100g\tsodium_100g\n";
    private static final String BAR = "4012345678901\tu\tme\tOat bar \"Crunchy\" 5\"\t\"40 g\"\tMill,Grain\toats, \"honey\n"
            .strip() + "\t1674\t400\t1674\t15.5\t2\t50\t20\t8.25\t10\t0.5\t0.2\n";
    private static final String SOUP = "40123455\tu\tme\tSoup\t\t\t\t\t\t418.4\t1\t\t8\t\t\t2\t\t\n";

    private final Path folder;
    private final RecordedBulk data = new RecordedBulk();
    private final CsvFoodImport exchange = new CsvFoodImport(data);

    OpenFoodFactsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void cellsBetweenTabsHaveNoQuoting() throws IOException {
        assertThat(imported((HEADER + BAR).getBytes(UTF_8))).isEqualTo(new ImportReport(1, 0, 0, List.of(), 0, false));
        Product bar = data.foods().getFirst();
        assertThat(bar.name()).isEqualTo("Oat bar \"Crunchy\" 5\"");
        assertThat(bar.brand()).contains("Mill,Grain");
        assertThat(bar.barcode()).contains("4012345678901");
        assertThat(bar.per100g()).isEqualTo(new Nutrients(400, 10, 15.5, 50));
        assertThat(bar.further().fiber()).hasValue(8.25);
        assertThat(bar.further().sugar()).hasValue(20);
        assertThat(bar.further().saturatedFat()).hasValue(2);
        assertThat(bar.further().salt()).hasValue(0.5);
    }

    @Test
    void kilojoulesCountWhereThereAreNoKilocalories() throws IOException {
        imported((HEADER + SOUP).getBytes(UTF_8));
        assertThat(data.foods().getFirst().per100g().calories()).isEqualTo(100);
    }

    @Test
    void anOlderTableWithoutKilocaloriesIsRead() throws IOException {
        imported((HEADER.replace("energy-kcal_100g", "other") + SOUP).getBytes(UTF_8));
        assertThat(data.foods().getFirst().per100g().calories()).isEqualTo(100);
    }

    @Test
    void rowsWithoutNameOrEnergyAreLeftOutAndCounted() throws IOException {
        ImportReport report = imported((HEADER + SOUP.replace("Soup", "") + SOUP.replace("418.4", "") + BAR
                + SOUP.replace("418.4", "much")).getBytes(UTF_8));
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.faults()).extracting(Object::toString).satisfiesExactly(
                name -> assertThat(name).startsWith("foods.tsv:2: name (\"product_name\") must"),
                energy -> assertThat(energy)
                        .startsWith("foods.tsv:3: calories (\"energy-kcal_100g\") must not be empty"),
                form -> assertThat(form).startsWith("foods.tsv:5: calories (\"energy-kcal_100g\") must be a number"));
    }

    @Test
    void aTableThatWasSavedAgainWithCommasAndQuotesIsRead() throws IOException {
        imported(("code,product_name,brands,energy-kcal_100g,proteins_100g,fat_100g,carbohydrates_100g,fiber_100g,"
                + "sugars_100g,saturated-fat_100g,salt_100g\n40123455,\"Soup, \"\"hot\"\"\",,100,2,1,8,,,,\n")
                .getBytes(UTF_8));
        assertThat(data.foods()).extracting(Product::name).containsExactly("Soup, \"hot\"");
    }

    @Test
    void aPackedTableIsReadWithProgressInItsOwnBytes() throws IOException {
        byte[] packed = packed(HEADER + BAR + SOUP);
        Path file = Files.write(folder.resolve("foods.csv.gz"), packed);
        long[] last = new long[2];
        ImportReport report = exchange.importFoods(file, exchange.preset("openfoodfacts").orElseThrow(),
                Duplicates.SKIP,
                (done, total) -> {
                    last[0] = done;
                    last[1] = total;
                    return true;
                });
        assertThat(report.imported()).isEqualTo(2);
        assertThat(last).containsExactly(packed.length, packed.length);
    }

    @Test
    void aPackedTableThatWasCutOffIsNamed() throws IOException {
        byte[] packed = packed(HEADER + BAR + SOUP);
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> imported(Arrays.copyOf(packed, packed.length / 2)))
                .withMessage("foods.tsv ends in the middle: was it copied whole? Nothing was imported.");
        assertThat(data.foods()).isEmpty();
    }

    @Test
    void aPackedTableThatIsDamagedIsNamed() throws IOException {
        byte[] packed = packed(HEADER + BAR + SOUP);
        packed[packed.length - Long.BYTES] ^= 0x55;
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> imported(packed))
                .withMessageContaining("foods.tsv").withMessageContaining("Nothing was imported");
    }

    private ImportReport imported(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("foods.tsv"), content);
        return exchange.importFoods(file, exchange.preset("openfoodfacts").orElseThrow(), Duplicates.SKIP,
                ImportProgress.NONE);
    }

    private static byte[] packed(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
