import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** A change that a server will never take: shown with its reason, harmless to the others, corrected, sent. */
final class RefusedChange {

    private static final String EMAIL = "strict@example.org";
    private static final String NAME = "Ghee of my grandmother";
    private static final int SECONDS = 30;

    private final Steps steps;
    private final Children children;
    private final Path desktop;
    private final Path work;
    private final Path profile;
    private final String password;

    RefusedChange(Steps steps, Children children, Path desktop, Path work, String password) {
        this.steps = steps;
        this.children = children;
        this.desktop = desktop;
        this.work = work;
        this.profile = work.resolve("refused-profile");
        this.password = password;
    }

    void play(Server server) throws Exception {
        try (StrictServer strict = StrictServer.before(server.address())) {
            Client client = steps.step("A server that takes no food above " + StrictServer.MOST_KCAL
                    + " kcal stands before it; a third profile makes an account there", () -> register(strict));
            steps.step("A food gets 9000 kcal by a slip, and is eaten; other foods come after it", () -> slip(client));
            String opId = steps.step("The change is shown with its reason; all others went out", () -> shown(client));
            client.close();
            steps.step("The desktop's window shows it too", () -> new Window(steps, children, desktop, work)
                    .picture("refused", profile, strict.address()));
            Client again = steps.step("It is corrected to 900 kcal and sent, with the meal that waited for it",
                    () -> corrected(strict, opId));
            again.close();
            steps.step("The server has it: an empty profile fetches it from there, past the strict one",
                    () -> fetched(server));
        }
    }

    private Client start(Path folder, String address) throws Exception {
        return Client.start(children, desktop, folder, address, password);
    }

    private Client register(StrictServer strict) throws Exception {
        Client client = start(profile, strict.address());
        JsonNode account = client.ask("account", "register", EMAIL);
        steps.check(account.path("signedIn").asBoolean(), "signed in at %s", strict.address());
        return client;
    }

    private boolean slip(Client client) throws Exception {
        String ghee = food(client, NAME, "9000").path("id").asText();
        client.ask("log", "add", ghee, "10", "--meal", "lunch");
        food(client, "Sunflower oil", "884");
        String butter = food(client, "Butter", "717").path("id").asText();
        client.ask("log", "add", butter, "15", "--meal", "breakfast");
        steps.check(client.ask("products", "list").path("items").size() == 3, "3 foods and 2 meals are on this disk");
        return true;
    }

    private static JsonNode food(Client client, String name, String calories) throws Exception {
        return client.ask("products", "add", name, "--calories", calories, "--protein", "0", "--fat", "100", "--carbs",
                "0");
    }

    private String shown(Client client) throws Exception {
        client.waitFor(SECONDS, state -> state.path("sync").path("quarantined").asInt() > 0
                && state.path("sync").path("quarantined").asInt() + state.path("sync").path("pending").asInt() == 2);
        JsonNode refused = client.ask("quarantine", "list").path("items").path(0);
        steps.check(refused.path("data").path("name").asText().equals(NAME)
                && refused.path("message").asText().contains("calories"), "quarantine list: \"%s\", %s, %s", NAME,
                refused.path("reason").asText(), refused.path("message").asText());
        steps.tell("its meal cannot go before it, and waits with it");
        return refused.path("opId").asText();
    }

    private Client corrected(StrictServer strict, String opId) throws Exception {
        Client client = start(profile, strict.address());
        String food = client.ask("quarantine", "edit", opId, "--calories", "900").path("id").asText();
        client.ask("products", "edit", food, "--calories", "900", "--correct-past-entries");
        JsonNode sync = client.waitFor(SECONDS, state -> state.path("sync").path("quarantined").asInt() == 0
                && state.path("sync").path("pending").asInt() == 0).path("sync");
        steps.check(sync.path("quarantined").asInt() == 0, "nothing needs a person, nothing waits");
        double eaten = client.ask("log", "list").path("entries").findValues("snapshot").stream()
                .filter(each -> each.path("name").asText().equals(NAME)).findFirst().orElseThrow()
                .path("calories").asDouble();
        steps.check(eaten == StrictServer.MOST_KCAL, "the meal counts with 900 kcal per 100 g, too");
        steps.check(client.ask("verify").path("same").asBoolean(), "the hashes of client and server agree");
        return client;
    }

    private boolean fetched(Server server) throws Exception {
        try (Client client = start(work.resolve("refused-other-profile"), server.address())) {
            client.ask("account", "login", EMAIL);
            client.waitFor(SECONDS, state -> !state.path("sync").path("lastSuccess").isNull());
            JsonNode food = client.ask("products", "search", NAME).path("items").path(0);
            steps.check(food.path("calories").asInt() == 900, "%s has %d kcal there", food.path("name").asText(),
                    food.path("calories").asInt());
            return true;
        }
    }
}
