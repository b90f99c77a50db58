import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.larder.server.LarderServer;
import org.larder.server.account.Passwords;
import org.larder.server.config.LogLevel;
import org.larder.server.config.ServerOptions;
import org.larder.server.http.HttpFront;
import org.larder.server.log.Logging;

/** The server in a process of its own, as the product starts it, but with cheap passwords; arguments are the server's flags. */
public final class BenchServer {

    private BenchServer() {
    }

    public static void main(String[] words) throws InterruptedException {
        ServerOptions options = ServerOptions.parse(Arrays.asList(words), System.getenv());
        Path log = options.data().resolve("derby.log");
        System.setProperty("derby.stream.error.file", log.toString());
        SecureRandom random = new SecureRandom();
        try (Logging logging = new Logging(LogLevel.INFO, System.err);
                LarderServer server = LarderServer.open(options, new Passwords(64, 1, random), random,
                        InstantSource.system(), List.of());
                HttpFront front = HttpFront.start(options, server.content())) {
            System.out.println("LARDER_SERVER " + front.base());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
