package org.larder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerOptionsTest {

    @Test
    void theServerListensOnThisMachineOnly() {
        ServerOptions options = ServerOptions.parse(List.of());
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(4300);
        assertThat(options.database()).isEqualTo(options.data().resolve("derby"));
    }

    @Test
    void everythingCanBeChosen() {
        ServerOptions options = ServerOptions.parse(
                List.of("--host", "::1", "--port", "0", "--data", "here", "--db", "jdbc:derby:there"));
        assertThat(options).isEqualTo(
                new ServerOptions("::1", 0, Path.of("here").toAbsolutePath(), Path.of("there").toAbsolutePath()));
    }

    @ParameterizedTest
    @CsvSource({"--prot 1,--prot", "--port x,not x", "--port 65536,65535", "--port -1,65535", "--port,needs a value",
            "--db jdbc:postgresql://h/x,jdbc:derby:FOLDER", "--db jdbc:derby:,jdbc:derby:FOLDER",
            "--db jdbc:derby:x;create=true,jdbc:derby:FOLDER", "--db jdbc:derby:memory:x,jdbc:derby:FOLDER",
            "more,more"})
    void aWrongWordIsNamed(String words, String named) {
        assertThatThrownBy(() -> ServerOptions.parse(List.of(words.split(" ")))).isInstanceOf(UsageException.class)
                .hasMessageContaining(named);
    }

    @Test
    void theSecretsOfAnAddressAreNotRepeated() {
        assertThatThrownBy(() -> ServerOptions.parse(List.of("--db", "jdbc:postgresql://ann:secret@h/x")))
                .isInstanceOf(UsageException.class).hasMessageNotContaining("secret");
    }

    @Test
    void helpIsAskedForInTwoWays() {
        assertThat(ServerOptions.asksForHelp(List.of("--port", "1", "--help"))).isTrue();
        assertThat(ServerOptions.asksForHelp(List.of("-h"))).isTrue();
        assertThat(ServerOptions.asksForHelp(List.of("--port", "1"))).isFalse();
        assertThat(ServerOptions.HELP).contains("--host", "--port", "--data", "--db", "LARDER_SERVER");
    }
}
