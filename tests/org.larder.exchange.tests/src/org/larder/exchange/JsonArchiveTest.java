package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.exchange.ArchiveReport;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.Inventory;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.json.Json;
import org.larder.rules.InventoryTaking;

/** Everything in one file, out and in again. */
class JsonArchiveTest {

    private final Path folder;
    private final Path file;
    private final Home home;
    private final Home other;

    JsonArchiveTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("everything.json");
        home = new Home(folder.resolve("home"), "dev1");
        other = new Home(folder.resolve("other"), "dev2");
    }

    @AfterEach
    void close() {
        home.close();
        other.close();
    }

    @Test
    void anExportImportedIntoAnEmptyProfileAndExportedAgainIsTheSameToTheByte() throws IOException {
        Lived.in(home);
        assertThat(home.pieces()).extracting(InventoryTaking::kind).contains("fact", "products", "consumptions",
                "nutritionGoals", "base", "queued", "noted", "step", "image");
        Inventory out = home.archive().exportAll(file, ImportProgress.NONE);

        ArchiveReport report = other.archive().importAll(file, ImportProgress.NONE);
        Path again = folder.resolve("again.json");
        other.archive().exportAll(again, ImportProgress.NONE);

        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
        assertThat(other.pieces()).isEqualTo(home.pieces());
        assertThat(out).isEqualTo(home.inventory(Progress.NONE));
        assertThat(report).isEqualTo(new ArchiveReport(true, 6, 6, 0, false));
    }

    @Test
    void itIsTheSameToTheByteOnDerbyToo() throws IOException {
        Path again = folder.resolve("again.json");
        try (Home derby = Home.onDerby(folder.resolve("derby"), "dev3");
                Home next = Home.onDerby(folder.resolve("next"), "dev4")) {
            Lived.in(derby);
            Inventory out = derby.archive().exportAll(file, ImportProgress.NONE);
            assertThat(out).isEqualTo(derby.inventory(Progress.NONE));
            assertThat(next.archive().importAll(file, ImportProgress.NONE).whole()).isTrue();
            next.archive().exportAll(again, ImportProgress.NONE);
            assertThat(Files.mismatch(file, again)).isEqualTo(-1);
        }
        assertThat(other.archive().importAll(file, ImportProgress.NONE).whole()).isTrue();
        other.archive().exportAll(again, ImportProgress.NONE);
        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
    }

    @Test
    void anEmptyProfileHasAnArchiveToo() throws IOException {
        home.archive().exportAll(file, ImportProgress.NONE);
        assertThat(other.archive().importAll(file, ImportProgress.NONE).whole()).isTrue();
        Path again = folder.resolve("again.json");
        other.archive().exportAll(again, ImportProgress.NONE);
        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
    }

    @Test
    void theFileIsOneJsonDocumentWithAPieceInEachLine() throws IOException {
        Lived.in(home);
        home.archive().exportAll(file, ImportProgress.NONE);
        JsonNode document = Json.read(Files.readAllBytes(file));
        assertThat(document.path("larder").asText()).isEqualTo("archive");
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.path("pieces")).hasSize(home.pieces().size());
        assertThat(Files.readAllLines(file)).hasSize(home.pieces().size() + 2);
        assertThat(document.path("counts").path("products").asInt()).isEqualTo(4);
        JsonNode milk = document.path("pieces").valueStream()
                .filter(piece -> piece.path("name").asText().equals("=Milk")).findFirst().orElseThrow();
        assertThat(milk.propertyStream().map(member -> member.getKey())).contains("calories", "brand", "new",
                "_lastModified", "_version", "_syncTimestamp", "_createdAt");
    }

    @Test
    void aProfileWithRecordsTakesThoseThatItLacksAndThoseThatAreNewer() {
        Item<Product> older = home.data.products().add(named("Older there"));
        Item<Product> newer = home.data.products().add(named("Newer there"));
        Item<Product> deleted = home.data.products().add(named("Deleted here"));
        other.archive().importAll(exported(home), ImportProgress.NONE);
        other.later();
        other.data.products().change(older.key().uuid(), named("Newer here"));
        other.data.products().delete(deleted.key().uuid());
        home.later();
        home.later();
        home.data.products().change(newer.key().uuid(), named("Changed there"));
        home.data.diary().log(newer.key().uuid(), 10, Lived.DAY, Optional.empty());
        Lived.in(home);

        ArchiveReport report = other.archive().importAll(exported(home), ImportProgress.NONE);

        assertThat(other.data.products().find(older.key().uuid())).get().extracting(Item::data)
                .isEqualTo(named("Newer here"));
        assertThat(other.data.products().find(newer.key().uuid())).get().extracting(Item::data)
                .isEqualTo(named("Changed there"));
        assertThat(other.data.products().find(deleted.key().uuid())).isPresent();
        assertThat(other.data.diary().entries(Lived.DAY)).hasSize(2);
        assertThat(other.data.goals().all()).hasSize(1);
        assertThat(report.whole()).isFalse();
        assertThat(report.written() + report.kept()).isEqualTo(report.records());
        assertThat(other.archive().importAll(file, ImportProgress.NONE).written()).isZero();
    }

    @Test
    void whatAProfileWithRecordsTookIsUndoneAsOneStep() {
        Lived.in(home);
        other.data.products().add(named("Mine"));
        long written = other.archive().importAll(exported(home), ImportProgress.NONE).written();
        assertThat(other.data.history().undoable()).get().hasFieldOrPropertyWithValue("label",
                "Import everything.json");
        assertThat(other.data.history().undo()).get().hasFieldOrPropertyWithValue("changed", written);
        assertThat(other.data.products().count("")).isEqualTo(1);
    }

    @Test
    void nothingIsDeletedInAProfileWithRecords() {
        Item<Product> shared = home.data.products().add(named("Shared"));
        home.data.products().add(named("Kept"));
        other.archive().importAll(exported(home), ImportProgress.NONE);
        home.later();
        home.data.products().delete(shared.key().uuid());
        other.archive().importAll(exported(home), ImportProgress.NONE);
        assertThat(other.data.products().find(shared.key().uuid())).isPresent();
    }

    @Test
    void aProfileThatHoldsTombstonesOnlyIsNotEmpty() {
        Lived.in(home);
        Lived.in(other);
        other.data.products().search("", Optional.empty(), 10).items()
                .forEach(item -> other.data.products().delete(item.key().uuid()));
        assertThat(other.archive().importAll(exported(home), ImportProgress.NONE).whole()).isFalse();
    }

    @Test
    void aCancelledExportLeavesTheFileThatWasThere() throws IOException {
        Lived.in(home);
        Files.writeString(file, "mine");
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> home.archive().exportAll(file, (done, total) -> false));
        assertThat(file).hasContent("mine");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    @Test
    void anExportThatCannotBeWrittenSaysWhere() {
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> home.archive().exportAll(folder.resolve("no/such/file.json"), ImportProgress.NONE))
                .withMessageContaining("file.json cannot be written: its folder is not there");
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> home.archive().exportAll(folder, ImportProgress.NONE))
                .withMessageContaining("is a folder");
    }

    @Test
    void anImportCancelledWhileTheFileIsReadChangesNothing() {
        Lived.in(home);
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> other.archive().importAll(exported(home), (done, total) -> false));
        assertThat(other.data.products().count("")).isZero();
    }

    @Test
    void anImportCancelledWhileEverythingIsReplacedChangesNothing() {
        Lived.in(home);
        List<Piece> before = other.pieces();
        assertThatExceptionOfType(CancelledException.class).isThrownBy(
                () -> other.archive().importAll(exported(home), (done, total) -> done <= total / 2));
        assertThat(other.pieces()).isEqualTo(before);
    }

    @Test
    void anImportCancelledBetweenChunksKeepsWhatIsIn() {
        home.data.bulk("many")
                .addProducts(Stream.iterate(0, i -> i + 1).limit(1200).map(i -> named("Food " + i)).toList());
        other.data.products().add(named("Mine"));
        ArchiveReport report = other.archive().importAll(exported(home), (done, total) -> done <= total / 2);
        assertThat(report.cancelled()).isTrue();
        assertThat(report.written()).isBetween(1L, 1199L);
        assertThat(other.data.products().count("")).isEqualTo(1 + report.written());
    }

    @Test
    void progressIsToldInBytesOfTwoReadings() throws IOException {
        Lived.in(home);
        exported(home);
        long[] last = new long[2];
        other.archive().importAll(file, (done, total) -> {
            assertThat(done).isBetween(last[0], total);
            last[0] = done;
            last[1] = total;
            return true;
        });
        assertThat(last).containsExactly(2 * Files.size(file), 2 * Files.size(file));
    }

    private Path exported(Home from) {
        from.archive().exportAll(file, ImportProgress.NONE);
        return file;
    }

    private static Product named(String name) {
        return new Product(name, new Nutrients(100, 1, 2, 3));
    }
}
