package org.larder.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.connection.ConnectionState;
import org.larder.api.model.QueueCounts;
import org.larder.api.profile.Binding;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.SyncStatus.Phase;

class SyncSentenceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:41:30Z");
    private final SyncSentence sentence = new SyncSentence(Locale.GERMANY, ZoneOffset.UTC);
    private final ConnectionState online = new ConnectionState.Online(NOW, Duration.ZERO);

    @Test
    void allSavedNamesTheTime() {
        assertThat(said(status(Phase.IDLE, 0, 0), online)).isEqualTo("Online, all saved on the server 12:41");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
            "LOCAL_ONLY | 3 | 0 | On this computer only | KEPT",
            "SIGNED_OUT | 0 | 0 | Signed out, changes are kept here | KEPT",
            "SIGNED_OUT | 1 | 0 | Signed out, 1 change kept here | KEPT",
            "PUSHING    | 9 | 0 | Saving 340 of 1.200... | BUSY",
            "PULLING    | 0 | 0 | Fetching changes, 340 so far... | BUSY",
            "IDLE       | 2 | 0 | Online, 2 changes to be saved | BUSY",
            "IDLE       | 0 | 2 | 2 changes need you | NEEDS_PERSON",
            "IDLE       | 5 | 1 | 1 change needs you | NEEDS_PERSON",
            "PAUSED     | 5 | 0 | Paused, 5 changes kept here | KEPT",
            "WAITING    | 0 | 0 | 'Not up to date with the server, next try in 20 s' | KEPT",
            "WAITING    | 5 | 0 | '5 changes not saved on the server yet, next try in 20 s' | KEPT",
            "STOPPED    | 5 | 0 | Sync has stopped: the account is closed | NEEDS_PERSON"})
    void everyPhaseHasItsSentence(Phase phase, long pending, long stuck, String text, String tone) {
        SyncSentence.Said said = sentence.of(status(phase, pending, stuck), online, Remote.SERVER, NOW);
        assertThat(said.text()).isEqualTo(text);
        assertThat(said.tone()).hasToString(tone);
    }

    @Test
    void withoutAnAccountNothingIsSaidToWaitForAServer() {
        SyncStatus broken = status(Phase.WAITING, 0, 0);
        assertThat(said(SyncFacts.honest(broken, Optional.empty()), online)).isEqualTo("On this computer only");
        assertThat(said(SyncFacts.honest(broken, Optional.of(new Binding("remote", "user", "a@example.org"))), online))
                .startsWith("Not up to date");
        assertThat(SyncFacts.honest(status(Phase.IDLE, 0, 0), Optional.empty())).isEqualTo(status(Phase.IDLE, 0, 0));
    }

    @Test
    void offlineSaysWhatIsKept() {
        ConnectionState offline = new ConnectionState.Offline(NOW);
        assertThat(said(status(Phase.OFFLINE, 12, 0), offline)).isEqualTo("Offline, 12 changes kept here");
        assertThat(said(status(Phase.OFFLINE, 0, 0), offline)).isEqualTo("Offline, changes are kept here");
    }

    @Test
    void anUnreachableServerSaysWhenTheNextTryIs() {
        ConnectionState away = new ConnectionState.ServerUnreachable(NOW, "connection refused");
        assertThat(said(status(Phase.OFFLINE, 0, 0), away)).isEqualTo("Server not reachable, next try in 20 s");
        assertThat(said(status(Phase.OFFLINE, 12, 0), away))
                .isEqualTo("Server not reachable, 12 changes kept here, next try in 20 s");
    }

    @Test
    void aServerOfAnotherContractNeedsAPerson() {
        ConnectionState other = new ConnectionState.IncompatibleServer(NOW, "it speaks protocol 7");
        SyncSentence.Said said = sentence.of(status(Phase.OFFLINE, 0, 0), other, Remote.SERVER, NOW);
        assertThat(said.text()).contains("protocol 7");
        assertThat(said.tone()).isEqualTo(SyncSentence.Tone.NEEDS_PERSON);
    }

    @Test
    void yesterdayIsNamed() {
        SyncStatus status = new SyncStatus(Phase.IDLE, 0, 0, QueueCounts.NONE,
                Optional.of(NOW.minus(Duration.ofDays(1))),
                Optional.empty(), Optional.empty());
        assertThat(said(status, online)).contains("21.11.26", "12:41");
    }

    @Test
    void aSharedFolderIsCalledSo() {
        ConnectionState away = new ConnectionState.ServerUnreachable(NOW, "not mounted");
        assertThat(inFolder(status(Phase.IDLE, 0, 0), online)).isEqualTo("All saved in the shared folder 12:41");
        assertThat(inFolder(status(Phase.OFFLINE, 2, 0), away))
                .isEqualTo("Shared folder not reachable, 2 changes kept here, next try in 20 s");
        assertThat(inFolder(status(Phase.WAITING, 0, 0), online)).startsWith("Not up to date with the shared folder");
    }

    @Test
    void whatIsHeldSaysHowManyRecordsItIsAbout() {
        SyncStatus held = new SyncStatus(Phase.HELD, 0, 0, QueueCounts.NONE, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(new MassDelete(120, 1500, "b-7")));
        SyncSentence.Said said = sentence.of(held, online, Remote.SERVER, NOW);
        assertThat(said.text()).isEqualTo("120 of 1.500 records would be deleted: your decision is needed");
        assertThat(said.tone()).isEqualTo(SyncSentence.Tone.NEEDS_PERSON);
    }

    private String inFolder(SyncStatus status, ConnectionState connection) {
        return sentence.of(status, connection, Remote.FOLDER, NOW).text();
    }

    private String said(SyncStatus status, ConnectionState connection) {
        return sentence.of(status, connection, Remote.SERVER, NOW).text();
    }

    private static SyncStatus status(Phase phase, long pending, long stuck) {
        return new SyncStatus(phase, 340, 1200, new QueueCounts(pending, 0, stuck), Optional.of(NOW),
                Optional.of(NOW.plusSeconds(20)), Optional.of("the account is closed"));
    }
}
