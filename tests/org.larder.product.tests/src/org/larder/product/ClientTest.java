package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's product. */
class ClientTest {

    @TempDir
    Path home = Path.of("");

    @Test
    void helpEndsWithZeroAndWrongUsageWithTwo() throws Exception {
        try (Program help = client("--help").now(); Program wrong = client("prodcuts", "list").now()) {
            assertThat(help.exit()).as("exit code%s", help.said()).isZero();
            assertThat(help.out()).contains("products").contains("batch");
            assertThat(wrong.exit()).as("exit code%s", wrong.said()).isEqualTo(2);
            Complaint.of(wrong).names("prodcuts");
        }
    }

    @Test
    void whatOneStartWritesTheNextOneReads() throws Exception {
        try (Program writes = client("--profile", profile(), "products", "add", "Oats", "--calories", "389",
                "--protein", "17", "--fat", "7", "--carbs", "66").now()) {
            assertThat(writes.exit()).as("exit code%s", writes.said()).isZero();
            assertThat(writes.err()).isEmpty();
        }
        try (Program reads = client("--profile", profile(), "--json", "products", "list").now()) {
            assertThat(reads.exit()).as("exit code%s", reads.said()).isZero();
            assertThat(reads.out()).contains("\"Oats\"");
        }
    }

    @Test
    void aSecondOneOnTheSameProfileIsToldWhoHoldsIt() throws Exception {
        try (Program first = client("--profile", profile(), "batch").now()) {
            first.say("[\"status\"]");
            first.line(line -> line.startsWith("{"));

            try (Program second = client("--profile", profile(), "status").now()) {
                assertThat(second.exit()).as("exit code%s", second.said()).isEqualTo(3);
                Complaint.of(second).names(profile());
            }
            first.endInput();
            assertThat(first.exit()).as("exit code%s", first.said()).isZero();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithWhatToDo() throws Exception {
        Path folder = Files.createDirectory(home.resolve("theirs"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        try (Program client = client("--profile", folder.toString(), "status").asOrdinaryUser().now()) {
            assertThat(client.exit()).as("exit code%s", client.said()).isEqualTo(1);
            Complaint.of(client).names(folder.toString()).names("--profile");
        }
    }

    private String profile() {
        return home.resolve("profile").toString();
    }

    private Program.Start client(String... words) {
        return Program.Start.of(home, Built.product("client").resolve("larder-cli"), words);
    }
}
