package org.larder.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.Inventory;
import org.larder.api.model.Piece;
import org.larder.api.model.ValidationException;
import org.larder.rules.InventoryTaking;

/** Files that are no archive, or none in good order: the message says what to do, and nothing goes in. */
class DamagedArchiveTest {

    private static final String RECORD = "{\"type\":\"products\",\"id\":\"00000000-0000-4000-8000-000000000001\",%s,"
            + "\"_lastModified\":\"2026-03-01T12:00:00.000Z-0000-dev1\",\"_version\":0,"
            + "\"_createdAt\":\"2026-03-01T12:00:00Z\",\"_seen\":0}";
    private static final String OATS = "\"name\":\"Oats\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1";

    private final Path file;
    private final Home home;

    DamagedArchiveTest(@TempDir Path folder) {
        file = folder.resolve("everything.json");
        home = new Home(folder.resolve("home"), "dev1");
    }

    @BeforeEach
    void live() {
        Lived.in(home);
        home.archive().exportAll(file, ImportProgress.NONE);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "name,calories|is not an archive of Larder. Choose a file that Larder wrote when it exported everything. A table of",
            "{\"a\":1}|is JSON, but not an archive of Larder. Choose a file",
            "[1,2]|is JSON, but not an archive of Larder. Choose a file",
            "{\"larder\":\"backup\",\"version\":1}|is JSON, but not an archive of Larder",
            "{\"larder\":\"archive\",\"version\":2,\"zip\":true,\"pieces\":[|was written by a newer Larder (archive version 2, this one reads 1). Update Larder",
            "{\"larder\":\"archive\",\"version\":1, \"pieces\":[|was written by Larder, but changed by another program"})
    void aFileOfAnotherKindIsNamed(String content, String message) throws IOException {
        Files.writeString(file, content + "\nmore\n");
        refused("everything.json " + message);
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Files.writeString(file, "");
        refused("everything.json is empty");
    }

    @Test
    void aFileThatIsNoTextIsNamed() throws IOException {
        Files.write(file, new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, (byte) 0xff});
        refused("is not an archive of Larder, but no text at all");
        Files.write(file, Files.readString(file, ISO_8859_1).getBytes(UTF_16));
        refused("is not an archive of Larder, but no text at all");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Files.delete(file);
        refused("everything.json is not there");
    }

    @Test
    void anArchiveThatWasCutOffAnywhereIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = ArchiveForm.HEAD.length(); length < whole.length - 2; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("the file ends here, in the middle of the archive. Was it copied whole? Nothing was imported.");
        }
    }

    @Test
    void aLineThatIsMissingIsNoticed() throws IOException {
        changed(lines -> lines.stream().filter(line -> !line.startsWith("{\"type\":\"products\",\"id\":\"00000000"))
                .toList());
        refused("the archive holds 3 of products, but it was written with 4");
    }

    @Test
    void aLineThatSaysSomethingElseIsNoticed() throws IOException {
        changed(lines -> lines.stream().map(line -> line.replace("16.9", "16.8")).toList());
        refused("it was damaged or changed. Choose an undamaged copy");
    }

    @Test
    void linesInAnotherOrderAreNoticed() throws IOException {
        changed(lines -> {
            List<String> turned = new ArrayList<>(lines);
            turned.add(1, turned.remove(2));
            return turned;
        });
        refused("it was damaged or changed");
    }

    @Test
    void aLineThatIsNotUtf8IsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        whole[ArchiveForm.HEAD.length() + 20] = (byte) 0xff;
        Files.write(file, whole);
        refused("everything.json:2: byte ");
    }

    @Test
    void moreBehindTheEndIsNamed() throws IOException {
        Files.writeString(file, Files.readString(file) + "{}\n");
        refused("there is more behind the end of the archive");
    }

    @Test
    void lineEndsOfAnotherSystemDoNotMatter() throws IOException {
        Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
        assertThat(ArchiveCheck.read(file, done -> true)).isEqualTo(home.inventory(Progress.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "\"name\":\"\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1|name must",
            "\"name\":\"Oats\",\"calories\":99999,\"protein\":-1,\"fat\":1,\"carbs\":1|calories must be",
            "\"name\":\"Oats\",\"calories\":1e999,\"protein\":1,\"fat\":1,\"carbs\":1|calories must",
            "\"name\":\"Oats\",\"calories\":NaN,\"protein\":1,\"fat\":1,\"carbs\":1|the line is not in order",
            "\"name\":\"\\ud800\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1|name must",
            "\"name\":\"Oats\",\"protein\":1,\"fat\":1,\"carbs\":1|calories is required",
            "\"name\":\"Oats\",\"name\":\"Rye\",\"calories\":1|Duplicate field 'name'",
            "\"name\":\"Oats\",\"deep\":[[[[[[[[[1]]]]]]]]]|deep must not nest deeper than 8",
            "\"name\":\"Oats\",\"version\":7|version is a reserved name",
            "\"name\":\"Oats\",\"_more\":7|_more is a reserved name",
            "\"_deleted\":true,\"name\":\"Oats\"|name is not known here",
            "\"_deleted\":true,\"_day\":\"2026-03-01\"|_day must be there for an entry"})
    void aRecordThatBreaksTheContractIsNamedWithItsLine(String fields, String message) throws IOException {
        with(RECORD.formatted(fields));
        refused("everything.json:2: ");
        refused(message);
    }

    @Test
    void aRecordOf8193BytesIsNamedWithItsLine() throws IOException {
        String more = OATS + ",\"brand\":null,\"barcode\":null,\"fiber\":null,\"sugar\":null,\"saturatedFat\":null,"
                + "\"salt\":null,\"servings\":[],\"more\":\"%s\"";
        int free = 8192 - ("{" + more.formatted("") + "}").length();
        with(RECORD.formatted(more.formatted("x".repeat(free))));
        assertThat(ArchiveCheck.read(file, done -> true).total()).isEqualTo(1);
        with(RECORD.formatted(more.formatted("x".repeat(free + 1))));
        refused("everything.json:2: data must have at most 8192 bytes as JSON, not 8193. Nothing was imported.");
    }

    @Test
    void blanksThatWouldNotFitIntoTheStoreCountToo() throws IOException {
        with(RECORD.formatted(OATS + ",\"more\":[" + " ".repeat(8192) + "]"));
        refused("everything.json:2: data must have at most 8192 bytes as JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{\"type\":\"recipes\",\"id\":\"1\"}|type is not known here, not recipes",
            "{\"id\":\"1\"}|type is missing",
            "{\"type\":\"fact\",\"name\":\"a\"}|content is missing",
            "{\"type\":\"fact\",\"name\":\"a\",\"content\":7}|content must be a text",
            "{\"type\":\"fact\",\"name\":\"a\",\"content\":\"b\",\"c\":1}|c is not known here",
            "{\"type\":\"step\",\"sequence\":1.5,\"id\":\"1\"}|sequence is not as Larder writes it, not 1.5",
            "{\"type\":\"step\",\"sequence\":1,\"id\":\"1\"}|id must be a lower-case UUID, not 1",
            "{\"type\":\"nutritionGoals\",\"id\":\"2026-02-30\"}|id must be a real date",
            "{\"type\":\"products\",\"id\":\"00000000-0000-4000-8000-000000000001\",\"_lastModified\":\"now\"}|_lastModified is not as Larder writes it, not now",
            "[1]|the line must be a JSON object",
            "{\"type\":\"fact\"}{|the line must be one JSON object"})
    void aPieceOfAnotherFormIsNamedWithItsLine(String line, String message) throws IOException {
        with(line);
        refused("everything.json:2: " + message);
    }

    @Test
    void fieldsAndMealsOfANewerVersionAreKept() throws IOException {
        String entry = RECORD.replace("products", "consumptions")
                .replace("\"_seen\":0", "\"_seen\":0,\"_day\":\"2026-03-01\"")
                .formatted("\"productId\":\"00000000-0000-4000-8000-000000000001\",\"amount\":1,"
                        + "\"date\":\"2026-03-01T12:00:00.000Z\",\"meal\":\"brunch\",\"mood\":{\"a\":[1.50]}");
        with(entry);
        try (ArchiveReader reader = new ArchiveReader(file)) {
            Piece piece = reader.next().orElseThrow();
            assertThat(((Piece.Stored) piece).json().orElseThrow()).endsWith("\"mood\":{\"a\":[1.50]}}");
            assertThat(PieceLine.of(piece)).isEqualTo(entry);
        }
        assertThat(ArchiveCheck.read(file, done -> true).total()).isEqualTo(1);
    }

    @Test
    void aProfileWithRecordsIsNotTouchedByADamagedArchiveEither() throws IOException {
        List<Piece> before = home.pieces();
        changed(lines -> lines.stream().map(line -> line.replace("16.9", "16.8")).toList());
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> home.archive().importAll(file, ImportProgress.NONE));
        assertThat(home.pieces()).isEqualTo(before);
    }

    /** An archive of one piece, with its right count and hash if it is one. */
    private void with(String line) throws IOException {
        InventoryTaking taking = new InventoryTaking();
        try {
            taking.add(LinePiece.of(line));
        } catch (ValidationException e) {
            assertThat(line).isNotBlank();
        }
        Inventory inventory = taking.inventory();
        Files.writeString(file, ArchiveForm.HEAD + "\n" + line + "\n" + ArchiveForm.foot(inventory) + "\n");
    }

    private void changed(UnaryOperator<List<String>> change) throws IOException {
        Files.write(file, change.apply(Files.readAllLines(file)));
    }

    private void refused(String message) {
        Home empty = new Home(file.resolveSibling("empty"), "dev2");
        try (empty) {
            assertThatExceptionOfType(ExchangeException.class)
                    .isThrownBy(() -> empty.archive().importAll(file, ImportProgress.NONE))
                    .withMessageContaining(message);
            assertThat(empty.data.products().count("")).isZero();
        }
    }
}
