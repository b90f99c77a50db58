import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** From an empty machine to a meal logged offline and synced, with real processes and kills. */
final class MainJob {

    private static final int FOODS = 542;
    private static final int PUSH_SECONDS = 10;
    private static final String EMAIL = "demo@example.org";

    private final Steps steps;
    private final Children children;
    private final Path serverProduct;
    private final Path desktop;
    private final Path work;
    private final Path table;
    private final Path profile;
    private final String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(12));

    MainJob(Steps steps, Children children, Path serverProduct, Path desktop, Path work, Path table) {
        this.steps = steps;
        this.children = children;
        this.serverProduct = serverProduct;
        this.desktop = desktop;
        this.work = work;
        this.table = table;
        this.profile = work.resolve("first-profile");
    }

    void play() throws Exception {
        Server server = steps.step("A server is started, on an empty Derby database", () -> startServer(0));
        Client client = steps.step("An account is registered from an empty profile", () -> register(server));
        steps.step("The 542 foods of the Indian Food Composition Tables 2017 are imported", () -> importFoods(client));
        steps.step("They are pushed, without being asked to", () -> pushed(client, FOODS, 0, 0));
        steps.step("The server is killed (SIGKILL)", () -> kill(server.process()));
        OfflineEdits edits = new OfflineEdits(steps, client);
        steps.step("Offline: 35 meals and 2 goals are logged; the client is killed in the middle of the next (SIGKILL)",
                edits::firstHalf);
        Client again = steps.step("The client is started again, nothing that it had acknowledged is missing",
                () -> edits.goOn(startClient(profile, server)));
        steps.step("Offline: the rest of 60 meals and 3 goals, 5 edits and 2 deletions of foods", edits::secondHalf);
        steps.step("The client is killed again, right after its last answer", () -> kill(again.process()));
        Client third = steps.step("It is started again, all is there", () -> edits.goOn(startClient(profile, server)));
        steps.step("A second program on the same profile is turned away", this::secondProgram);
        Server back = steps.step("The server comes back, on its old data", () -> startServer(server.port()));
        steps.step("Everything is pushed, nobody does anything", () -> pushedSoon(third));
        steps.step("The hashes of client and server agree", () -> agree(third, FOODS - 2, 60, 3));
        JsonNode second = steps.step("A second, empty profile signs in and pulls", () -> secondProfile(back));
        steps.step("Both profiles and the server hold the same", () -> same(third, second));
        third.close();
        new RefusedChange(steps, children, desktop, work, password).play(back);
        steps.step("The desktop's window on the first profile", () -> new Window(steps, children, desktop, work)
                .picture("diary", profile, back.address()));
        steps.step("The desktop's window on an empty profile", () -> new Window(steps, children, desktop, work)
                .picture("empty", work.resolve("empty-profile"), back.address()));
    }

    private Server startServer(int port) throws Exception {
        Server server = Server.start(children, serverProduct, work.resolve("server"), port);
        steps.check(server.process().isAlive(), "process %d serves at %s", server.process().pid(), server.address());
        return server;
    }

    private Client startClient(Path folder, Server server) throws Exception {
        return Client.start(children, desktop, folder, server.address(), password);
    }

    private Client register(Server server) throws Exception {
        Client client = startClient(profile, server);
        JsonNode account = client.ask("account", "register", EMAIL, "--name", "Demo");
        steps.check(account.path("signedIn").asBoolean(), "signed in as %s", account.path("account").path("email").asText());
        return client;
    }

    private JsonNode importFoods(Client client) throws Exception {
        JsonNode report = client.ask("import", table.toString(), "--preset", "ifct2017");
        steps.check(report.path("imported").asInt() == FOODS && report.path("faultCount").asInt() == 0,
                "%d foods went in, %d lines were left out", report.path("imported").asInt(), report.path("faultCount").asInt());
        JsonNode foods = client.ask("products", "list", "--limit", "1000").path("items");
        steps.check(foods.size() == FOODS, "%d foods are listed", foods.size());
        return report;
    }

    private JsonNode pushed(Client client, int products, int consumptions, int goals) throws Exception {
        JsonNode status = client.waitFor(60, state -> state.path("sync").path("pending").asInt() == 0);
        steps.check(status.path("sync").path("quarantined").asInt() == 0, "no change waits, none was refused");
        return agree(client, products, consumptions, goals);
    }

    private JsonNode pushedSoon(Client client) throws Exception {
        long before = System.nanoTime();
        JsonNode status = client.waitFor(60, state -> state.path("sync").path("pending").asInt() == 0);
        double took = Steps.seconds(before);
        steps.check(took <= PUSH_SECONDS, "all was pushed %.1f s after the server's return (at most %d)", took, PUSH_SECONDS);
        steps.check(status.path("sync").path("quarantined").asInt() == 0, "nothing was refused");
        return status;
    }

    private JsonNode agree(Client client, int products, int consumptions, int goals) throws Exception {
        JsonNode verified = client.ask("verify");
        JsonNode remote = verified.path("remote");
        steps.check(verified.path("same").asBoolean() && verified.path("local").equals(remote),
                "the hashes are the same here and at the server: foods %s..., diary %s..., goals %s...",
                start(remote, "products"), start(remote, "consumptions"), start(remote, "nutritionGoals"));
        steps.check(client.ask("products", "list", "--limit", "1000").path("items").size() == products,
                "%d foods are left", products);
        steps.check(remote.path("consumptions").path("count").asInt() == consumptions
                && remote.path("nutritionGoals").path("count").asInt() == goals,
                "the server has %d meals and %d goals", consumptions, goals);
        return verified;
    }

    private static String start(JsonNode digests, String type) {
        return digests.path(type).path("hash").asText().substring(0, 8);
    }

    private int secondProgram() throws Exception {
        int exit = Client.run(children, desktop, profile, "products", "list");
        steps.check(exit == 3, "it ended with exit code %d", exit);
        return exit;
    }

    private JsonNode secondProfile(Server server) throws Exception {
        try (Client client = startClient(work.resolve("second-profile"), server)) {
            client.ask("account", "login", EMAIL);
            client.waitFor(60, state -> state.path("sync").path("phase").asText().equals("IDLE")
                    && !state.path("sync").path("lastSuccess").isNull());
            return agree(client, FOODS - 2, 60, 3);
        }
    }

    private boolean same(Client first, JsonNode second) throws Exception {
        JsonNode local = first.ask("verify").path("local");
        steps.check(local.equals(second.path("local")) && local.equals(second.path("remote")),
                "first profile, second profile and server have one hash per type");
        List<String> pages = new ArrayList<>();
        local.fieldNames().forEachRemaining(type -> pages.add(type + " " + local.path(type).path("count")));
        steps.tell("records, deleted ones included: %s", String.join(", ", pages));
        return true;
    }

    private boolean kill(Process process) throws InterruptedException {
        Children.kill(process);
        steps.check(!process.isAlive(), "process %d is gone", process.pid());
        return true;
    }
}
