package org.larder.server;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.server.account.Passwords;
import org.larder.server.admin.Admin;
import org.larder.server.admin.AdminCommands;
import org.larder.server.admin.AdminSocket;
import org.larder.server.admin.Outcome;
import org.larder.server.config.Configuration;
import org.larder.server.config.LogLevel;
import org.larder.server.config.ServerOptions;
import org.larder.server.config.UsageException;
import org.larder.server.http.HttpFront;
import org.larder.server.http.ListenException;
import org.larder.server.http.PemException;
import org.larder.server.log.Logging;

/**
 * {@code org.larder.server.application}: runs until it is told to end, by SIGTERM or by the framework. Exit codes: 0 ended,
 * 1 could not start, 2 wrong usage.
 */
public final class ServerApplication implements IApplication {

    /** What {@code --help} prints. */
    static final String HELP = """
            The sync server of Larder, in the foreground.

            %s
              --config FILE                all of these from a file of properties; --print-config tells their names
              --print-config               tells what every setting is, and who says so
              --help                       this text

            larder-server admin --help tells how accounts are looked after, and backups.

            A flag wins over a variable LARDER_SERVER_..., that over the file, that over what is usual. When the server is
            ready, the first line on standard output is LARDER_SERVER and its address. SIGTERM ends it.
            """.formatted(Configuration.flagHelp());

    private static final String PRINT = "--print-config";
    private static final Integer FAILED = 1;
    private static final Integer WRONG_USAGE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    @NonNullByDefault({})
    public Object start(IApplicationContext context) throws InterruptedException {
        context.applicationRunning();
        List<String> words = List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        try {
            return run(words);
        } catch (UsageException e) {
            err.println("larder-server: " + e.getMessage());
            return WRONG_USAGE;
        } catch (StartException | ListenException | PemException e) {
            err.println("larder-server: " + e.getMessage());
            return FAILED;
        }
    }

    @Override
    public void stop() {
        ended.countDown();
    }

    private Object run(List<String> words) throws InterruptedException {
        if (!words.isEmpty() && words.getFirst().equals("admin")) {
            return admin(words.subList(1, words.size()));
        }
        if (words.contains("--help") || words.contains("-h")) {
            out.print(HELP);
            return EXIT_OK;
        }
        List<String> flags = words.stream().filter(word -> !word.equals(PRINT)).toList();
        Configuration configuration = Configuration.of(flags, System.getenv());
        ServerOptions options = ServerOptions.of(configuration);
        if (words.contains(PRINT)) {
            out.print(configuration.print());
        } else {
            serve(options);
        }
        return EXIT_OK;
    }

    private Object admin(List<String> words) {
        try (Logging logging = new Logging(LogLevel.ERROR, err)) {
            Outcome outcome = new Admin(DatabaseStart::open).run(words, System.getenv());
            (outcome.exit() == 0 ? out : err).print(outcome.text().stripTrailing() + System.lineSeparator());
            return Integer.valueOf(outcome.exit());
        }
    }

    private void serve(ServerOptions options) throws InterruptedException {
        System.setProperty("derby.stream.error.file", options.data().resolve("derby.log").toString());
        var random = new SecureRandom();
        try (Logging logging = new Logging(options.logLevel(), err);
                LarderServer server = LarderServer.open(options, new Passwords(random), random,
                        InstantSource.system(), joining());
                AdminSocket socket = socket(options, server, random);
                HttpFront front = HttpFront.start(options, server.content())) {
            Runtime.getRuntime().addShutdownHook(
                    new Thread(() -> endWithZero(options.drain().plus(PATIENCE)), "larder-server-end"));
            out.println("LARDER_SERVER " + front.base());
            out.flush();
            ended.await();
            server.end();
        } finally {
            closed.countDown();
        }
    }

    private static List<JoiningProcedures> joining() {
        return ServiceLoader.load(JoiningProcedures.class, ServerApplication.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get).toList();
    }

    private static AdminSocket socket(ServerOptions options, LarderServer server, SecureRandom random) {
        var commands = new AdminCommands(server.store(), options.database(), new Passwords(random), random);
        return options.database().derbyFolder().isPresent()
                ? AdminSocket.listen(options.data(), commands)
                : AdminSocket.none(commands);
    }

    /** A machine that a signal ends would say 143; a server that was asked to end and did so says 0. */
    private void endWithZero(Duration patience) {
        ended.countDown();
        try {
            Runtime.getRuntime().halt(closed.await(patience.toSeconds(), TimeUnit.SECONDS) ? 0 : FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
