package org.larder.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.profile.Binding;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileException;
import org.larder.api.profile.ProfileInUseException;
import org.larder.api.profile.ProfileSettings;

class FolderProfilesTest {

    private static final URI SERVER = URI.create("http://127.0.0.1:4300/trpc");

    private final Path folder;
    private final List<Profile> published = new ArrayList<>();
    private final FolderProfiles profiles = profiles();

    FolderProfilesTest(@TempDir Path parent) {
        folder = parent.resolve("my profile");
    }

    @AfterEach
    void close() {
        profiles.close();
    }

    @Test
    void nothingIsOpenedBeforeSomebodyAsks() {
        assertThat(published).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void aNewProfileHasAnIdAndTheDefaults() {
        Profile profile = open();

        assertThat(profile.deviceId()).matches("[0-9a-z]{1,32}");
        assertThat(profile.settings()).isEqualTo(ProfileSettings.DEFAULT);
        assertThat(profile.storeFolder("derby")).isEqualTo(folder.resolve("store").resolve("derby"));
        assertThat(published).containsExactly(profile);
    }

    @Test
    void theSameFolderIsOpenedOnce() {
        assertThat(open()).isSameAs(open());
        assertThat(published).hasSize(1);
    }

    @Test
    void aSecondFolderIsRefused() {
        open();

        assertThatThrownBy(() -> profiles.open(Optional.of(folder.resolveSibling("other")), Optional.empty()))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void settingsAndIdSurvive() {
        String device = open().deviceId();
        ProfileSettings set = open().change(settings -> settings.withServer(Optional.of(SERVER))
                .withBinding(Optional.of(new Binding("remote", "user", "a@example.org")))
                .withStore("h2", 3, true)
                .withTransport("folder")
                .withPaused(true));
        profiles.close();

        assertThat(published).isEmpty();
        assertThat(open().settings()).isEqualTo(set);
        assertThat(open().deviceId()).isEqualTo(device);
    }

    @Test
    void theServerOfTheCommandLineStaysWhenThePersonSignsInThere() {
        Profile profile = profiles.open(Optional.of(folder), Optional.of(SERVER));
        profile.change(settings -> settings.withBinding(Optional.of(new Binding(SERVER.toString(), "u1", "ann"))));
        profiles.close();
        assertThat(open().settings().server()).contains(SERVER);
    }

    @Test
    void theServerThatThePersonSetsTakesThePlaceOfTheCommandLines() {
        URI other = URI.create("http://127.0.0.1:4301/trpc");
        Profile profile = profiles.open(Optional.of(folder), Optional.of(SERVER));

        profile.change(settings -> settings.withServer(Optional.of(other)));

        assertThat(profile.settings().server()).contains(other);
    }

    @Test
    void theServerOfTheCommandLineIsNotStored() {
        Profile profile = profiles.open(Optional.of(folder), Optional.of(SERVER));
        assertThat(profile.settings().server()).contains(SERVER);

        profile.change(settings -> settings.withPaused(true));
        profiles.close();

        assertThat(open().settings()).isEqualTo(ProfileSettings.DEFAULT.withPaused(true));
    }

    @Test
    void aSecondProgramIsToldWhoHoldsTheProfile() {
        open();
        FolderProfiles second = profiles();

        assertThatThrownBy(() -> second.open(Optional.of(folder), Optional.empty()))
                .isInstanceOf(ProfileInUseException.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid());

        profiles.close();
        second.open(Optional.of(folder), Optional.empty());
        second.close();
    }

    @Test
    void aCopiedFolderIsAnotherDeviceWithTheSameSettings() throws IOException {
        open().change(settings -> settings.withServer(Optional.of(SERVER)));
        String device = open().deviceId();
        profiles.close();
        Path copy = folder.resolveSibling("copy");
        Files.createDirectory(copy);
        Files.copy(folder.resolve("profile.json"), copy.resolve("profile.json"));

        Profile copied = profiles.open(Optional.of(copy), Optional.empty());

        assertThat(copied.deviceId()).isNotEqualTo(device);
        assertThat(copied.settings().server()).contains(SERVER);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aMovedFolderIsTheSameDevice() throws IOException {
        String device = open().deviceId();
        profiles.close();
        Path moved = folder.resolveSibling("moved");
        Files.move(folder, moved, StandardCopyOption.ATOMIC_MOVE);

        assertThat(profiles.open(Optional.of(moved), Optional.empty()).deviceId()).isEqualTo(device);
    }

    @Test
    void damagedSettingsAreSetAsideAndToldNotOverwritten() throws IOException {
        open();
        profiles.close();
        Files.writeString(folder.resolve("profile.json"), "{\"format\":1,\"devi");

        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("aside");

        try (var aside = Files.list(folder.resolve("aside"))) {
            assertThat(aside.map(FolderProfilesTest::text)).containsExactly("{\"format\":1,\"devi");
        }
        assertThat(open().settings()).isEqualTo(ProfileSettings.DEFAULT);
    }

    @Test
    void settingsThatAreNoTextAreDamaged() throws IOException {
        open();
        profiles.close();
        Files.write(folder.resolve("profile.json"), new byte[]{'{', '"', (byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class).hasMessageContaining("damaged");

        assertThat(open().settings()).isEqualTo(ProfileSettings.DEFAULT);
    }

    @Test
    void settingsWithoutAnEngineAreDamaged() throws IOException {
        open();
        profiles.close();
        Path file = folder.resolve("profile.json");
        Files.writeString(file, Files.readString(file).replace("\"engine\"", "\"motor\""));

        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("'engine'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"generation|-1", "generation|1.5", "generation|\"2\"", "encrypted|1",
            "encrypted|null", "paused|\"no\"", "engine|\"../derby\"", "engine|7", "deviceId|\"Not One\"",
            "server|\"not an address\"", "transport|true"})
    void aFieldThatSaysNothingUsableIsNamed(String field, String value) throws IOException {
        open().change(settings -> settings.withServer(Optional.of(SERVER)).withStore("derby", 0, true));
        profiles.close();
        Path file = folder.resolve("profile.json");
        Files.writeString(file, Files.readString(file).replaceFirst("(\"" + field + "\" : )[^,}]*", "$1" + value));

        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("'" + field + "'");
    }

    @Test
    void settingsWrittenBeforeEncryptionWasThereAreNotEncrypted() throws IOException {
        open().change(settings -> settings.withStore("derby", 3, true));
        profiles.close();
        Path file = folder.resolve("profile.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"encrypted\" : true,", ""));

        assertThat(open().settings()).isEqualTo(ProfileSettings.DEFAULT.withStore("derby", 3, false));
    }

    @Test
    void aRenewedDeviceIdSurvivesAndTheSettingsStay() {
        String before = open().deviceId();
        ProfileSettings set = open().change(settings -> settings.withPaused(true));

        String renewed = open().renewDeviceId();

        assertThat(renewed).isNotEqualTo(before).matches("[0-9a-z]{1,32}").isEqualTo(open().deviceId());
        profiles.close();
        assertThat(open().deviceId()).isEqualTo(renewed);
        assertThat(open().settings()).isEqualTo(set);
    }

    @Test
    void aDeviceIdThatCannotBeWrittenIsNotRenewed() throws IOException {
        Profile profile = open();
        String before = profile.deviceId();
        Path inTheWay = Files.createDirectories(folder.resolve("profile.json.new").resolve("in the way"));

        assertThatThrownBy(profile::renewDeviceId).isInstanceOf(ProfileException.class);

        assertThat(inTheWay).exists();
        assertThat(profile.deviceId()).isEqualTo(before);
    }

    @Test
    void anInterruptedThreadChangesTheSettingsWholeAndStaysInterrupted() {
        Profile profile = open();

        Thread.currentThread().interrupt();
        ProfileSettings set = profile.change(settings -> settings.withPaused(true));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(set.paused()).isTrue();
        profiles.close();
        assertThat(open().settings()).isEqualTo(set);
    }

    @Test
    void settingsOfANewerVersionAreLeftAsTheyAre() throws IOException {
        open();
        profiles.close();
        Path file = folder.resolve("profile.json");
        String newer = Files.readString(file).replaceAll("\"format\"\\s*:\\s*1", "\"format\" : 2");
        Files.writeString(file, newer);

        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class).hasMessageContaining("newer version");
        assertThat(file).hasContent(newer);
    }

    @Test
    void fieldsOfANewerProgramStay() throws IOException {
        open();
        profiles.close();
        Path file = folder.resolve("profile.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"colour\":\"red\","));

        open().change(settings -> settings.withPaused(true));

        assertThat(file).content().contains("\"colour\" : \"red\"");
    }

    @Test
    void aFailedOpeningLetsTheLockGo() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("profile.json"), "[]");
        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class);

        assertThat(open().deviceId()).isNotEmpty();
    }

    @Test
    void aHolderThatCannotBeWrittenLetsTheLockGo() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("lock.holder").resolve("in the way"));
        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class)
                .isNotInstanceOf(ProfileInUseException.class);

        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        assertThat(open().deviceId()).isNotEmpty();
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(folder, "a letter");

        assertThatThrownBy(this::open).isInstanceOf(ProfileException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("--profile");
        assertThat(folder).hasContent("a letter");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPlaceThatCannotBeWrittenIsNamed() {
        Path nowhere = Path.of("/proc/larder");

        assertThatThrownBy(() -> profiles.open(Optional.of(nowhere), Optional.empty()))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("/proc/larder")
                .hasMessageContaining("--profile");
    }

    private Profile open() {
        return profiles.open(Optional.of(folder), Optional.empty());
    }

    private FolderProfiles profiles() {
        return new FolderProfiles(profile -> {
            published.add(profile);
            return () -> published.remove(profile);
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
