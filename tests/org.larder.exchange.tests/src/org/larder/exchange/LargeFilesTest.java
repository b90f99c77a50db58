package org.larder.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Inventory;
import org.larder.testing.ChildJava;

/** Files larger than the memory, read in a process of their own. */
@Tag("F13")
class LargeFilesTest {

    private static final long MEGABYTE = 1 << 20;
    private static final int PRODUCTS = 1_000_000;

    private final Path folder;
    private final Path file;

    LargeFilesTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("large");
    }

    @Test
    void aTableLargerThanTheMemoryIsRead() throws Exception {
        long rows = LargeFiles.table(file, 48 * MEGABYTE);
        assertThat(read("-Xmx32m", "foods", file.toString())).isEqualTo(said(rows));
    }

    @Test
    void anArchiveLargerThanTheMemoryIsChecked() throws Exception {
        Inventory inventory = LargeFiles.archive(file, 80_000);
        assertThat(Files.size(file)).isGreaterThan(40 * MEGABYTE);
        assertThat(read("-Xmx32m", "archive", file.toString())).isEqualTo(inventory.toString());
    }

    @Test
    @EnabledIfSystemProperty(named = "larder.long", matches = "true")
    void aTableOfAGigabyteGoesIntoTheStoreIn256Megabytes() throws Exception {
        long rows = LargeFiles.table(file, 1024 * MEGABYTE);
        String there = ", " + (rows - rows / 10 * 2 - (rows % 10 > 5 ? 1 : 0)) + " there";
        assertThat(read("-Xmx256m", "store", file.toString(), folder.resolve("home").toString()))
                .isEqualTo(said(rows) + there);
    }

    @Test
    @EnabledIfSystemProperty(named = "larder.long", matches = "true")
    void anArchiveOfAMillionRecordsIsCheckedIn256Megabytes() throws Exception {
        Inventory inventory = LargeFiles.archive(file, PRODUCTS);
        assertThat(read("-Xmx256m", "archive", file.toString())).isEqualTo(inventory.toString());
    }

    /** Of ten rows the sixth has no energy, and the tenth is a duplicate. */
    private static String said(long rows) {
        long faults = rows / 10 + (rows % 10 > 5 ? 1 : 0);
        long duplicates = rows / 10;
        return rows - faults - duplicates + " imported, " + duplicates + " duplicates, " + faults + " faults";
    }

    private static String read(String memory, String... arguments) throws IOException, InterruptedException {
        Process process = ChildJava.start(List.of(memory), LargeFiles.class, arguments);
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), UTF_8).strip();
            assertThat(process.waitFor()).isZero();
            return said;
        }
    }
}
