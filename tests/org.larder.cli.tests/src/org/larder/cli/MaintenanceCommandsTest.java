package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.larder.api.exchange.ArchiveReport;
import org.larder.api.maintenance.Difference;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.cli.Terminal.Result;

class MaintenanceCommandsTest {

    private static final RecordKey OATS = RecordKey.product(new UUID(0x7000, 1));
    private static final RecordKey MILK = RecordKey.product(new UUID(0x7000, 2));

    private final Terminal terminal = new Terminal();
    private final FakeStores stores = terminal.services.stores;
    private final FakeFiles files = terminal.services.files;

    @Test
    void aMoveTellsWhatWasComparedAndWhatWasSetAside() {
        JsonNode moved = terminal.run("store", "move", "h2", "--json").json();
        assertThat(moved.path("to").asText()).isEqualTo("h2");
        assertThat(moved.path("inventory").path("hash").asText()).isEqualTo("abc");
        assertThat(moved.path("aside").path(0).asText()).isEqualTo("/profile/aside/old");
        assertThat(terminal.run("store", "move", "h2").out()).contains("7 rows").contains("abc").contains("set aside");
    }

    @Test
    void aMoveToAnEngineThatIsNotThereFailsWithTheEnginesThatAre() {
        Result result = terminal.run("store", "move", "oracle");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("derby").contains("h2");
    }

    @Test
    void encryptionIsTurnedOnOnceAndOffAgain() {
        assertThat(terminal.run("store", "encrypt", "--off").out()).contains("not encrypted");
        assertThat(terminal.run("store", "encrypt").out()).contains("encrypted now");
        assertThat(terminal.run("store", "encrypt").out()).contains("already");
        assertThat(terminal.run("store", "encrypt", "--off").exit()).isZero();
        assertThat(stores.calls).containsExactly("encrypt true", "encrypt false");
    }

    @Test
    void theInventoryIsAHashAndCountsByKind() {
        JsonNode inventory = terminal.run("store", "inventory", "--json").json();
        assertThat(inventory.path("rows").path("consumptions").asLong()).isEqualTo(4);
        assertThat(inventory.path("hash").asText()).isEqualTo("abc");
    }

    @Test
    void anUnsoundDatabaseFailsTheCheckAndNamesTheWayOut() {
        assertThat(terminal.run("store", "check").out()).contains("sound");
        stores.faults = List.of("The index of days is torn.");
        Result result = terminal.run("store", "check");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("The index of days is torn.").contains("restore --repair");
    }

    @Test
    void backupsAreMadeListedAndRemoved() {
        assertThat(terminal.run("backup", "--json").json().path("name").asText()).isEqualTo("20260131-103000-manual");
        assertThat(terminal.run("backup", "list").out()).contains("20260131-103000-manual").contains("4 entries");
        assertThat(terminal.run("backup", "remove", "20260131-103000-manual").exit()).isZero();
        assertThat(stores.calls).containsExactly("back up", "remove 20260131-103000-manual");
    }

    @Test
    void aRestoreShowsWhatDiffersAndWritesNothingUnlessAskedTo() {
        stores.differences = differences();
        Result shown = terminal.run("restore", "b");
        assertThat(shown.out()).contains("Oats").contains("not there");
        assertThat(stores.calls).containsExactly("close b");
    }

    @Test
    void aRestoreTakesTheNamedRecordsOrAll() {
        stores.differences = differences();
        assertThat(terminal.run("restore", "b", "--id", MILK.id()).out()).contains("1 restored");
        assertThat(terminal.run("restore", "b", "--all").out()).contains("2 restored");
        assertThat(stores.calls).containsExactly("restore 1 of b", "close b", "restore 2 of b", "close b");
    }

    @Test
    void aRestoreWithoutABackupIsWrongUsage() {
        assertThat(terminal.run("restore").exit()).isEqualTo(2);
        assertThat(terminal.run("restore", "--repair", "--all").exit()).isEqualTo(2);
    }

    @Test
    void aRepairTellsWhatItBeganFromAndWhereTheDamagedDatabaseIs() {
        Result result = terminal.run("restore", "--repair");
        assertThat(result.out()).contains("20260131-103000-manual").contains("saved 2")
                .contains("/profile/aside/damaged");
        assertThat(stores.calls).containsExactly("repair newest");
    }

    @Test
    void exportsAreOfEverythingUnlessTheDiaryOrTheFoodsAreNamed() {
        assertThat(terminal.run("export", "all.json").out()).contains("7 rows are in all.json");
        terminal.run("export", "d.csv", "--diary", "--from", "2026-01-01", "--raw");
        terminal.run("export", "f.csv", "--foods");
        assertThat(files.calls).containsExactly("everything all.json", "diary d.csv 2026-01-01 2999-12-31 RAW",
                "foods f.csv GUARDED");
    }

    @Test
    void optionsOfOneExportAreRefusedForAnother() {
        assertThat(terminal.run("export", "all.json", "--raw").exit()).isEqualTo(2);
        assertThat(terminal.run("export", "f.csv", "--foods", "--from", "2026-01-01").exit()).isEqualTo(2);
        assertThat(terminal.run("export", "f.csv", "--foods", "--diary").exit()).isEqualTo(2);
        assertThat(terminal.run("export", "d.csv", "--diary", "--from", "2026-02-30").exit()).isEqualTo(2);
        assertThat(files.calls).isEmpty();
    }

    @Test
    void anImportOfEverythingTellsWhatWasWrittenAndWhatWasLeft() {
        assertThat(terminal.run("import", "--everything", "all.json").out()).contains("7 records");
        files.report = new ArchiveReport(false, 7, 3, 4, false);
        assertThat(terminal.run("import", "--everything", "all.json").out()).contains("3 of 7").contains("4 left");
        assertThat(terminal.run("import", "--everything").exit()).isEqualTo(2);
    }

    @Test
    void whatBecomesOfDuplicatesIsSaid() {
        terminal.run("import", "foods.csv");
        terminal.run("import", "foods.csv", "--duplicates", "update");
        assertThat(terminal.services.calls).containsExactly("import foods.csv SKIP", "import foods.csv UPDATE");
        assertThat(terminal.run("import", "foods.csv", "--duplicates", "maybe").exit()).isEqualTo(2);
    }

    private static List<Difference> differences() {
        return List.of(
                new Difference(OATS, Optional.empty(), Optional.of(new Product("Oats", new Nutrients(1, 2, 3, 4)))),
                new Difference(MILK, Optional.of(new Product("Milk", new Nutrients(1, 2, 3, 4))), Optional.empty()));
    }
}
