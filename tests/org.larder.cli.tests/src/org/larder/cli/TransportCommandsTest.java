package org.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;
import org.larder.cli.Terminal.Result;

class TransportCommandsTest {

    private final Terminal terminal = new Terminal();
    private final FakeServices services = terminal.services;

    @Test
    void theWayInUseAndThoseInstalledAreShown() {
        services.settings = services.settings.withServer(Optional.of(URI.create("http://127.0.0.1:4300/trpc")));
        JsonNode shown = terminal.run("transport", "show", "--json").json();
        assertThat(shown.path("chosen").asText()).isEqualTo("trpc");
        assertThat(shown.path("installed")).hasSize(2);
        assertThat(shown.path("server").asText()).contains("4300");
        assertThat(shown.path("folder").isNull()).isTrue();
    }

    @Test
    void aWayThatIsNotInstalledIsNamed() {
        services.settings = services.settings.withTransport("pigeon");
        assertThat(terminal.run("transport", "show").out()).contains("pigeon", "not installed");
    }

    @Test
    void withoutAPassphraseItSaysWhoCanChangeTheDiary() {
        Result result = terminal.run("transport", "use", "folder", "shared");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("whoever can write the folder can read and change the diary");
        assertThat(services.calls).containsExactly("use shared Optional.empty ASK");
        JsonNode json = terminal.run("transport", "use", "folder", "shared", "--no-passphrase", "--json").json();
        assertThat(json.path("encrypted").asBoolean(true)).isFalse();
        assertThat(json.path("warning").asText()).contains("whoever");
        assertThat(json.path("folder").asText()).isEqualTo("shared");
    }

    @Test
    void thePassphraseIsTheFirstLineOfItsFileAndIsNeverTold(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "geheim ß\nmore\n");
        Result result = terminal.run("transport", "use", "folder", "shared", "--passphrase-file", file.toString(),
                "--adopt");
        assertThat(services.calls).containsExactly("use shared Optional[geheim ß] ADOPT");
        assertThat(result.out()).contains("encrypted").doesNotContain("geheim", "whoever");
    }

    @Test
    void aFileWithoutAPassphraseIsNamedAndNothingIsChanged(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThat(terminal.run("transport", "use", "folder", "x", "--passphrase-file", empty.toString()).err())
                .contains("empty");
        assertThat(terminal.run("transport", "use", "folder", "x", "--passphrase-file", "/not/there").exit())
                .isEqualTo(1);
        assertThat(services.calls).isEmpty();
    }

    @Test
    void theServerIsUsedAgain() {
        services.settings = services.settings.withTransport("folder");
        assertThat(terminal.run("transport", "use", "server", "--adopt").out()).startsWith("server");
        assertThat(services.calls).containsExactly("use server ADOPT");
    }

    @Test
    void whatNeedsAYesNamesTheOption() {
        services.refusal = Optional.of(new SignInException(Reason.OTHER_ACCOUNT, "This profile belongs to a@b.c."));
        Result result = terminal.run("transport", "use", "folder", "shared");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("a@b.c", "--adopt");
        services.refusal = Optional.of(new SignInException(Reason.WRONG_PASSWORD, "The passphrase does not fit."));
        assertThat(terminal.run("transport", "use", "folder", "shared").err()).contains("--passphrase-file");
    }
}
