package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's own settings of the network, as a person or an administrator made them. */
class NetworkConnectionsTest {

    private static final String REFUSED = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n"
            + "Connection: close\r\n\r\n";

    @TempDir
    Path home = Path.of("");

    @Test
    void aServerIsReachedThroughTheProxyOfTheSettings() throws Exception {
        profileWithServer("https://larder.example/trpc");
        var asked = new CopyOnWriteArrayList<String>();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> refuse(proxy, asked));
            Path configuration = Probed.configuration(Built.product("desktop"), home);
            Files.writeString(Files.createDirectory(configuration.resolve(".settings"))
                    .resolve("org.eclipse.core.net.prefs"), """
                            eclipse.preferences.version=1
                            org.eclipse.core.net.hasMigrated=true
                            proxiesEnabled=true
                            systemProxiesEnabled=false
                            proxyData/HTTPS/hasAuth=false
                            proxyData/HTTPS/host=127.0.0.1
                            proxyData/HTTPS/port=%d
                            """.formatted(proxy.getLocalPort()));
            try (Program desktop = Probed.desktop(home, configuration).now()) {
                long window = desktop.window("Larder ?");
                desktop.await("a call at the proxy", () -> asked.contains("CONNECT larder.example:443 HTTP/1.1"));
                Screen.close(window);
                assertThat(desktop.exit()).as("exit code%s", desktop.said()).isZero();
            }
        }
        assertThat(asked).containsOnly("CONNECT larder.example:443 HTTP/1.1");
        assertThat(WorkspaceLog.errors(home.resolve("workbench"))).isEmpty();
    }

    private void profileWithServer(String address) throws Exception {
        Path profile = home.resolve("profile");
        try (Program client = Program.Start.of(home, Built.product("client").resolve("larder-cli"), "--profile",
                profile.toString(), "status").now()) {
            assertThat(client.exit()).as("exit code%s", client.said()).isZero();
        }
        Path settings = profile.resolve("profile.json");
        Files.writeString(settings, Files.readString(settings).replaceFirst("\\{",
                "{ \"server\" : \"" + address + "\","));
    }

    /** Takes the first line of each call, and refuses it. */
    private static void refuse(ServerSocket proxy, List<String> asked) {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept();
                    var in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                asked.add(in.readLine());
                socket.getOutputStream().write(REFUSED.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // the client hung up, or the test is over
            }
        }
    }
}
