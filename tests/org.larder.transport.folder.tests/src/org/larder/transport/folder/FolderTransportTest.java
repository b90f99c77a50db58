package org.larder.transport.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;
import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport.Follower;
import org.larder.api.transport.SyncTransport.Following;
import org.larder.api.transport.TransportException;
import org.larder.testing.transport.Sent;

class FolderTransportTest {

    private static final String ONE = "dev1";
    private static final String TWO = "dev2";

    private final Path shared;
    private final Devices devices;
    private final List<Devices> others = new ArrayList<>();

    FolderTransportTest(@TempDir Path folder) {
        shared = folder.resolve("shared");
        devices = new Devices(shared);
    }

    @AfterEach
    void close() {
        devices.close();
        others.forEach(Devices::close);
    }

    private Devices devices(Path elsewhere) {
        others.add(new Devices(elsewhere));
        return others.get(others.size() - 1);
    }

    private Devices devices(Disk disk, Sizes sizes, Optional<String> passphrase) {
        others.add(new Devices(shared, disk, sizes, passphrase));
        return others.get(others.size() - 1);
    }

    private static FrozenOperation product(int second, String device, String name) {
        return Sent.put(Sent.product(), 0, Sent.at(second, device), name);
    }

    private static Outcome push(FolderTransport transport, String device, FrozenOperation operation) {
        return transport.push(device, List.of(operation)).outcomes().get(0);
    }

    private Path log(String device) {
        return shared.resolve("devices").resolve(device + "-1").resolve("0000000001.log");
    }

    private static void refuses(Reason reason, Runnable join) {
        assertThatThrownBy(join::run).isInstanceOfSatisfying(SignInException.class,
                e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static void fails(RetryClass retryClass, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryClass()).isEqualTo(retryClass));
    }

    // --- joining

    @Test
    void aFolderThatIsNotThereIsMade() {
        FolderTransport transport = devices.stranger(ONE);
        assertThat(transport.remote()).isEmpty();
        assertThat(transport.account()).isEmpty();
        assertThat(transport.probe()).isEqualTo(new ProbeResult.NotConfigured());
        String remote = transport.join(shared, Optional.empty());
        assertThat(transport.remote()).contains(remote);
        assertThat(transport.account()).contains("folder");
        assertThat(shared.resolve("larder-folder.json")).exists();
        assertThat(devices.device(TWO).remote()).contains(remote);
    }

    @Test
    void whatIsNoFolderCannotBeJoined() throws IOException {
        Files.writeString(shared, "a file");
        refuses(Reason.UNREACHABLE, () -> devices.device(ONE));
    }

    @Test
    void aFolderWithDiariesButWithoutItsMarkerIsNotMarkedAnew() throws IOException {
        push(devices.device(ONE), ONE, product(1, ONE, "Oats"));
        Files.delete(shared.resolve("larder-folder.json"));
        refuses(Reason.UNREACHABLE, () -> devices.device(TWO));
        assertThat(shared.resolve("larder-folder.json")).doesNotExist();
    }

    @Test
    void aFolderOfANewerVersionIsNotTouched() throws IOException {
        Files.createDirectories(shared);
        Files.writeString(shared.resolve("larder-folder.json"), "{\"format\":2,\"kind\":\"new\"}");
        refuses(Reason.INCOMPATIBLE, () -> devices.device(ONE));
        assertThat(shared).isDirectoryContaining(path -> path.endsWith("larder-folder.json"));
    }

    @Test
    void aMarkerThatHasNotComeAsAWholeIsNoFolderYet() throws IOException {
        FolderTransport transport = devices.device(ONE);
        Path marker = shared.resolve("larder-folder.json");
        String whole = Files.readString(marker);
        Files.writeString(marker, whole.substring(0, whole.length() / 2));
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Unreachable.class);
        fails(RetryClass.TRANSIENT, () -> transport.pull(Optional.empty(), 10));
        refuses(Reason.UNREACHABLE, () -> devices.device(TWO));
        Files.writeString(marker, whole);
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Valid.class);
    }

    // --- a share that is not mounted

    @Test
    @Tag("F1")
    void aFolderThatIsGoneIsUnreachableAndNeverAnEmptyFeed() throws IOException {
        FolderTransport transport = devices.device(ONE);
        push(transport, ONE, product(1, ONE, "Oats"));
        String cursor = transport.pull(Optional.empty(), 10).cursor();
        Path elsewhere = shared.resolveSibling("elsewhere");
        Files.move(shared, elsewhere);
        for (boolean empty : List.of(false, true)) {
            if (empty) {
                Files.createDirectories(shared);
            }
            assertThat(transport.probe()).isInstanceOfSatisfying(ProbeResult.Unreachable.class,
                    found -> assertThat(found.reason()).contains("mounted"));
            fails(RetryClass.TRANSIENT, () -> transport.pull(Optional.of(cursor), 10));
            fails(RetryClass.TRANSIENT, () -> transport.pull(Optional.empty(), 10));
            fails(RetryClass.TRANSIENT, () -> push(transport, ONE, product(2, ONE, "Rye")));
            assertThat(transport.account()).contains("folder");
        }
        assertThat(shared).isEmptyDirectory();
        Files.delete(shared);
        Files.move(elsewhere, shared);
        assertThat(transport.pull(Optional.of(cursor), 10).changes()).isEmpty();
    }

    @Test
    void anotherFolderInItsPlaceIsNotUsed() throws IOException {
        FolderTransport transport = devices.device(ONE);
        Files.writeString(shared.resolve("larder-folder.json"),
                "{\"format\":1,\"folder\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}");
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Incompatible.class);
        fails(RetryClass.AUTH, () -> transport.pull(Optional.empty(), 10));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws IOException {
        FolderTransport transport = devices.device(ONE);
        FrozenOperation operation = product(1, ONE, "Oats");
        Disk readOnly = new ReadOnly(new RealDisk());
        FolderTransport other = devices(readOnly, Sizes.DEFAULT, Optional.empty()).stranger(TWO);
        refuses(Reason.UNREACHABLE, () -> other.join(shared, Optional.empty()));
        push(transport, ONE, operation);
        assertThat(transport.pull(Optional.empty(), 10).changes()).hasSize(1);
    }

    // --- the passphrase

    @Test
    void withAPassphraseNothingCanBeReadInTheFolder() throws IOException {
        Devices secret = devices(new RealDisk(), Sizes.DEFAULT, Optional.of("open sesame"));
        FolderTransport one = secret.device(ONE);
        FrozenOperation oats = product(1, ONE, "Oats");
        push(one, ONE, oats);
        try (Stream<Path> files = Files.walk(shared)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Oats", oats.key().id());
            }
        }
        assertThat(secret.device(TWO).pull(Optional.empty(), 10).changes()).extracting(RemoteRecord::data)
                .containsExactly(Optional.of(Sent.named("Oats")));
        for (Optional<String> wrong : List.of(Optional.<String>empty(), Optional.of(""), Optional.of("open says me"))) {
            FolderTransport stranger = devices.stranger("dev3");
            refuses(Reason.WRONG_PASSWORD, () -> stranger.join(shared, wrong));
            assertThat(stranger.account()).isEmpty();
        }
    }

    @Test
    void aPassphraseForAFolderThatHasNoneIsTold() {
        devices.device(ONE);
        refuses(Reason.WRONG_PASSWORD, () -> devices.stranger(TWO).join(shared, Optional.of("open sesame")));
    }

    @Test
    void aLineThatWasNotSealedWithTheKeyIsNotTaken() throws IOException {
        Devices secret = devices(new RealDisk(), Sizes.DEFAULT, Optional.of("open sesame"));
        FolderTransport one = secret.device(ONE);
        push(one, ONE, product(1, ONE, "Oats"));
        Path other = shared.resolveSibling("other");
        FolderTransport plain = devices(other).device(TWO);
        push(plain, TWO, product(1, TWO, "Poison"));
        Path foreign = Path.of("devices", TWO + "-1", "0000000001.log");
        Files.createDirectories(shared.resolve(foreign).getParent());
        Files.copy(other.resolve(foreign), shared.resolve(foreign));
        PullPage page = one.pull(Optional.empty(), 10);
        assertThat(page.changes()).extracting(RemoteRecord::data).containsExactly(Optional.of(Sent.named("Oats")));
        assertThat(page.refused()).singleElement().asString().contains("dev2-1/0000000001.log");
    }

    // --- damage, garbage, and files of others

    @Test
    void whatComesAfterADamagedByteIsNotReadAndNamedAndOtherLogsAreRead() throws IOException {
        FolderTransport one = devices.device(ONE);
        List<FrozenOperation> sent = IntStream.range(0, 3).mapToObj(i -> product(i, ONE, "Food " + i)).toList();
        sent.forEach(operation -> push(one, ONE, operation));
        push(devices.device(TWO), TWO, product(9, TWO, "Rye"));
        byte[] bytes = Files.readAllBytes(log(ONE));
        int middle = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Food 1");
        bytes[middle] ^= 1;
        Files.write(log(ONE), bytes);
        PullPage page = devices.device("dev3").pull(Optional.empty(), 10);
        assertThat(page.changes()).extracting(RemoteRecord::data)
                .containsExactlyInAnyOrder(Optional.of(Sent.named("Food 0")), Optional.of(Sent.named("Rye")));
        assertThat(page.refused()).singleElement().asString().contains("dev1-1/0000000001.log", "damaged at byte");
        bytes[middle] ^= 1;
        Files.write(log(ONE), bytes);
        assertThat(devices.device("dev3").pull(Optional.empty(), 10).changes()).hasSize(4);
    }

    @Test
    void aDeviceWhoseOwnLogIsDamagedReadsAgainAndGoesOnInANewOne() throws IOException {
        FolderTransport one = devices.device(ONE);
        FrozenOperation kept = product(1, ONE, "Oats");
        FrozenOperation lost = product(2, ONE, "Rye");
        push(one, ONE, kept);
        push(one, ONE, lost);
        String cursor = one.pull(Optional.empty(), 10).cursor();
        byte[] bytes = Files.readAllBytes(log(ONE));
        bytes[bytes.length - 20] ^= 1;
        Files.write(log(ONE), bytes);
        FolderTransport again = devices.device(ONE);
        fails(RetryClass.RESYNC, () -> again.pull(Optional.of(cursor), 10));
        assertThat(push(again, ONE, kept)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(push(again, ONE, lost)).isInstanceOf(Outcome.Applied.class);
        assertThat(shared.resolve("devices").resolve("dev1-2")).isDirectory();
        assertThat(devices.device(TWO).pull(Optional.empty(), 10).changes()).hasSize(2);
        assertThat(push(devices.device(ONE), ONE, lost)).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void aTornEndIsReadOnWhenTheRestComes() throws IOException {
        FolderTransport one = devices.device(ONE);
        push(one, ONE, product(1, ONE, "Oats"));
        push(one, ONE, product(2, ONE, "Rye"));
        byte[] whole = Files.readAllBytes(log(ONE));
        for (int length = whole.length - 1; length > whole.length - 100; length -= 7) {
            Files.write(log(ONE), Arrays.copyOf(whole, length));
            FolderTransport two = devices.device(TWO);
            PullPage torn = two.pull(Optional.empty(), 10);
            assertThat(torn.changes()).hasSize(1);
            assertThat(torn.refused()).isEmpty();
            Files.write(log(ONE), whole);
            assertThat(two.pull(Optional.of(torn.cursor()), 10).changes()).hasSize(1);
        }
    }

    @Test
    void filesOfOthersAreLeftAloneAndCopiesOfConflictsAreNamed() throws IOException {
        FolderTransport one = devices.device(ONE);
        push(one, ONE, product(1, ONE, "Oats"));
        Files.writeString(shared.resolve("holiday.txt"), "sun");
        Files.createDirectories(shared.resolve("devices").resolve("Not A Log"));
        Files.writeString(shared.resolve("devices").resolve("dev1-1").resolve("desktop.ini"), "[x]");
        Files.copy(log(ONE), log(ONE).resolveSibling("0000000001.sync-conflict-20260101-120000-ABCDEFG.log"));
        Files.copy(log(ONE), log(ONE).resolveSibling("0000000001 (Ann's conflicted copy 2026-01-01).log"));
        PullPage page = devices.device(TWO).pull(Optional.empty(), 10);
        assertThat(page.changes()).hasSize(1);
        assertThat(page.refused()).hasSize(2).allMatch(said -> said.contains("conflict"));
        assertThat(shared.resolve("holiday.txt")).hasContent("sun");
    }

    @Test
    void aLogOfANewerFormatIsNamedAndLeftAlone() throws IOException {
        FolderTransport one = devices.device(ONE);
        push(one, ONE, product(1, ONE, "Oats"));
        Path newer = Files.createDirectories(shared.resolve("devices").resolve("dev2-1")).resolve("0000000001.log");
        Files.write(newer, Frame.line("{\"format\":2,\"stars\":true}".getBytes(StandardCharsets.UTF_8)));
        Files.write(newer, "something new\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        PullPage page = one.pull(Optional.empty(), 10);
        assertThat(page.changes()).hasSize(1);
        assertThat(page.refused()).singleElement().asString().contains("newer version");
    }

    @Test
    void anOperationThatBreaksTheContractIsRefusedAndNamedAndTheRestIsTaken() throws IOException {
        FolderTransport one = devices.device(ONE);
        FrozenOperation good = product(1, ONE, "Oats");
        Path foreign = Files.createDirectories(shared.resolve("devices").resolve("dev2-1")).resolve("0000000001.log");
        byte[] header = new Header(1, "dev2-1", 1, Chain.START, 0, 0).line();
        Files.write(foreign, header);
        long link = Chain.START;
        List<String> texts = new ArrayList<>(List.of(Sent.again(good).json().replace("\"Oats\"", "\"\""),
                Sent.again(good).json().replace("2025-", "9999-"), Sent.again(good).json().replace("products", "meals"),
                Sent.again(good).json()));
        for (int i = 0; i < texts.size(); i++) {
            link = Chain.next(link, i);
            Files.write(foreign, Frame.line(EntryText.full(i + 1, link, i, false, Optional.empty(), texts.get(i))),
                    StandardOpenOption.APPEND);
        }
        PullPage page = one.pull(Optional.empty(), 10);
        assertThat(page.changes()).extracting(RemoteRecord::key).containsExactly(good.key());
        assertThat(page.changes().get(0).version()).isEqualTo(1);
        assertThat(page.refused()).hasSize(2);
        assertThat(page.refused().get(0)).contains("name must not be blank").doesNotContain("Oats");
        assertThat(page.refused().get(1)).contains("lastModified");
    }

    @Test
    void aLogThatWasWrittenAnewIsReadAgainFromTheBeginning() throws IOException {
        FolderTransport one = devices.device(ONE);
        push(one, ONE, product(1, ONE, "Oats"));
        byte[] early = Files.readAllBytes(log(ONE));
        push(one, ONE, product(2, ONE, "Rye"));
        FolderTransport two = devices.device(TWO);
        String cursor = two.pull(Optional.empty(), 10).cursor();
        Files.write(log(ONE), early);
        RecordKey wheat = Sent.product();
        FolderTransport restored = devices.device(ONE);
        push(restored, ONE, Sent.put(wheat, 0, Sent.at(3, ONE), "Wheat"));
        push(restored, ONE, Sent.put(wheat, 1, Sent.at(4, ONE), "Spelt"));
        fails(RetryClass.RESYNC, () -> two.pull(Optional.of(cursor), 10));
        assertThat(two.pull(Optional.empty(), 10).changes()).hasSize(2).extracting(RemoteRecord::data)
                .contains(Optional.of(Sent.named("Spelt")));
    }

    @Test
    void aLineThatDoesNotContinueTheLogIsNotTaken() throws IOException {
        FolderTransport one = devices.device(ONE);
        push(one, ONE, product(1, ONE, "Oats"));
        FrozenOperation foreign = product(2, ONE, "Poison");
        Files.write(log(ONE), Frame.line(EntryText.full(2, 7, 7, false, Optional.empty(), foreign.json())),
                StandardOpenOption.APPEND);
        PullPage page = devices.device(TWO).pull(Optional.empty(), 10);
        assertThat(page.changes()).extracting(RemoteRecord::data).containsExactly(Optional.of(Sent.named("Oats")));
        assertThat(page.refused()).singleElement().asString().contains("damaged at byte");
    }

    @Test
    void whatAnotherProcessOfTheDeviceWroteMeanwhileStays() {
        FolderTransport first = devices.device(ONE);
        push(first, ONE, product(1, ONE, "Oats"));
        Meddled disk = new Meddled(new RealDisk(), log(ONE).getParent());
        FolderTransport second = devices(disk, Sizes.DEFAULT, Optional.empty()).device(ONE);
        push(second, ONE, product(2, ONE, "Rye"));
        disk.deeds().add(() -> push(first, ONE, product(3, ONE, "Wheat")));
        push(second, ONE, product(4, ONE, "Spelt"));
        PullPage page = devices.device(TWO).pull(Optional.empty(), 10);
        assertThat(page.changes()).hasSize(4);
        assertThat(page.refused()).isEmpty();
    }

    // --- packing

    @Test
    void packingKeepsVersionsDuplicatesAndCursors() throws IOException {
        Devices small = devices(new RealDisk(), new Sizes(40_000, 10_000), Optional.empty());
        FolderTransport one = small.device(ONE);
        FolderTransport two = small.device(TWO);
        List<RecordKey> keys = IntStream.range(0, 5).mapToObj(i -> Sent.product()).toList();
        List<FrozenOperation> sent = new ArrayList<>();
        long written = 0;
        String cursor = "";
        for (int i = 0; i < 300; i++) {
            FrozenOperation edit = Sent.put(keys.get(i % 5), i / 5, Sent.at(i, ONE),
                    "Food " + i + " of the market".repeat(12));
            push(one, ONE, edit);
            sent.add(edit);
            written += edit.json().length();
            if (i == 50) {
                cursor = two.pull(Optional.empty(), 10).cursor();
            }
        }
        List<RemoteRecord> expected = small.device("dev3").pull(Optional.empty(), 10).changes();
        assertThat(expected).hasSize(5).allMatch(record -> record.version() == 60)
                .allMatch(record -> record.createdAt().isBefore(Sent.at(5, ONE).time()));
        try (Stream<Path> files = Files.list(log(ONE).getParent())) {
            long size = files.mapToLong(file -> file.toFile().length()).sum();
            assertThat(size).as("bytes on disk").isLessThan(written * 3 / 4);
        }
        assertThat(two.pull(Optional.of(cursor), 10).changes()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(small.device("dev4").pull(Optional.of(cursor), 10).changes())
                .containsExactlyInAnyOrderElementsOf(expected);
        for (FrozenOperation edit : sent) {
            assertThat(push(one, ONE, edit)).isInstanceOf(Outcome.Duplicate.class);
        }
    }

    @Test
    void aPackedPartIsReadAsAWholeOrNotAtAll() throws IOException {
        Devices small = devices(new RealDisk(), new Sizes(1_000_000, 5_000), Optional.empty());
        FolderTransport one = small.device(ONE);
        RecordKey key = Sent.product();
        for (int i = 0; i < 20; i++) {
            push(one, ONE, Sent.put(key, i, Sent.at(i, ONE), "Food " + i + " of the market".repeat(12)));
        }
        byte[] whole = Files.readAllBytes(log(ONE));
        assertThat(new String(whole, StandardCharsets.ISO_8859_1)).contains("\"ghost\"");
        Files.write(log(ONE), Arrays.copyOf(whole, 2_000));
        FolderTransport two = small.device(TWO);
        PullPage torn = two.pull(Optional.empty(), 10);
        assertThat(torn.changes()).isEmpty();
        assertThat(two.digest(Set.of(RecordType.PRODUCT)).digests()).containsValue(Digest.EMPTY);
        Files.write(log(ONE), whole);
        assertThat(two.pull(Optional.of(torn.cursor()), 10).changes()).singleElement()
                .extracting(RemoteRecord::version).isEqualTo(20L);
    }

    // --- hints

    @Test
    @Tag("F18")
    void whatOthersWriteIsHintedAtAndOwnWorkIsNot() throws InterruptedException {
        FolderTransport one = devices.device(ONE);
        FolderTransport two = devices.device(TWO);
        String cursor = two.pull(Optional.empty(), 10).cursor();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Following following = two.follow(Optional.of(cursor), new Heard(heard)).orElseThrow()) {
            push(two, TWO, product(1, TWO, "Rye"));
            push(one, ONE, product(1, ONE, "Oats"));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("changed");
        }
    }

    @Test
    void whatWasMissedIsHintedAtAtOnce() throws InterruptedException {
        FolderTransport two = devices.device(TWO);
        String cursor = two.pull(Optional.empty(), 10).cursor();
        push(devices.device(ONE), ONE, product(1, ONE, "Oats"));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Following following = two.follow(Optional.of(cursor), new Heard(heard)).orElseThrow()) {
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("changed");
        }
    }

    @Test
    void theHintsEndWhenTheFolderGoes() throws InterruptedException, IOException {
        FolderTransport one = devices.device(ONE);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Following following = one.follow(Optional.empty(), new Heard(heard)).orElseThrow()) {
            Files.move(shared, shared.resolveSibling("elsewhere"));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("ended").contains("mounted");
        }
    }

    private record Heard(BlockingQueue<String> words) implements Follower {

        @Override
        public void changed() {
            words.add("changed");
        }

        @Override
        public void ended(Optional<TransportException> why) {
            words.add("ended " + why.map(e -> String.valueOf(e.getMessage())).orElse(""));
        }
    }
}
