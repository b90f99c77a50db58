import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** A device that edits, is killed in the middle of it, and goes on; it knows what must have become of its own entries. */
final class Device implements Callable<Void> {

    /** The days that entries are spread over. */
    static final int DAYS = 40;

    private static final String GONE = "deleted";
    private static final int GOALS = 8;
    private static final int EDITS_A_KILL = 60;
    private static final int AWAY_MILLIS = 15_000;
    private static final int PAUSE_MILLIS = 400;
    private static final int EDITS_A_LIST = 40;

    private final String name;
    private final Children children;
    private final Path product;
    private final Path profile;
    private final String server;
    private final String password;
    private final Random random;
    private final Plan plan;
    private final LocalDate today = LocalDate.now();
    private final Map<String, String> mine = new TreeMap<>();
    private List<String> foods = List.of();
    private volatile Client client;
    private long edits;
    private long refused;
    private int kills;

    Device(String name, Children children, Path product, Path work, String server, String password, long seed, Plan plan)
            throws Exception {
        this.name = name;
        this.children = children;
        this.product = product;
        this.profile = work.resolve(name);
        this.server = server;
        this.password = password;
        this.random = new Random(seed);
        this.plan = plan;
        client = start();
    }

    /** Edits until the time is over. */
    @Override
    public Void call() throws Exception {
        for (int edit = 0; !plan.over(); edit++) {
            if (edit % EDITS_A_LIST == 0) {
                listFoods();
            }
            if (plan.storm() && random.nextInt(EDITS_A_KILL) == 0) {
                dieAndComeBack();
            }
            edit();
            Thread.sleep(random.nextInt(PAUSE_MILLIS));
        }
        return null;
    }

    JsonNode ask(String... words) throws Exception {
        return client.ask(words);
    }

    Process process() {
        return client.process();
    }

    String name() {
        return name;
    }

    /** What its own entries must be: an amount, or that they are deleted. */
    Map<String, String> mine() {
        return mine;
    }

    String tally() {
        return String.format("%-8s %d edits, %d refused, %d own entries, killed %d times", name, edits, refused, mine.size(), kills);
    }

    /** All entries of all days. */
    Map<String, String> entries() throws Exception {
        Map<String, String> entries = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            ask("log", "list", "--day", day(day)).path("entries")
                    .forEach(entry -> entries.put(entry.path("id").asText(), amount(entry)));
        }
        return entries;
    }

    void close() throws Exception {
        client.close();
    }

    private Client start() throws Exception {
        return Client.start(children, product, profile, server, password);
    }

    /** Killed while an edit is under way that nobody hears the answer of. */
    private void dieAndComeBack() throws Exception {
        client.say(foods.isEmpty() ? newFood() : newEntry());
        Thread.sleep(random.nextInt(30));
        Children.kill(client.process());
        kills++;
        Thread.sleep(random.nextInt(AWAY_MILLIS));
        client = start();
    }

    private void listFoods() throws Exception {
        List<String> ids = new ArrayList<>();
        ask("products", "list", "--limit", "200").path("items").forEach(food -> ids.add(food.path("id").asText()));
        foods = ids;
    }

    private void edit() throws Exception {
        int choice = random.nextInt(100);
        if (foods.isEmpty() || choice < 6) {
            done(newFood());
        } else if (choice < 55) {
            JsonNode entry = done(newEntry());
            if (entry.path("ok").asBoolean()) {
                mine.put(entry.path("result").path("id").asText(), amount(entry.path("result")));
            }
        } else if (choice < 70) {
            changeOwn(choice < 66);
        } else if (choice < 90) {
            done("products", "edit", any(foods), "--calories", String.valueOf(random.nextInt(900)));
        } else if (choice < 92) {
            done("products", "delete", any(foods));
        } else {
            done("goals", "set", today.minusDays(30L * random.nextInt(GOALS)).toString(), "--calories",
                    String.valueOf(1500 + random.nextInt(1500)), "--protein", "100", "--fat", "70", "--carbs", "250");
        }
    }

    private void changeOwn(boolean keep) throws Exception {
        List<String> live = mine.keySet().stream().filter(id -> !mine.get(id).equals(GONE)).toList();
        if (live.isEmpty()) {
            return;
        }
        String id = any(live);
        if (keep) {
            mine.put(id, amount(client.ask("log", "edit", id, "--grams", String.valueOf(1 + random.nextInt(500)))));
        } else {
            client.ask("log", "delete", id);
            mine.put(id, GONE);
        }
        edits++;
    }

    private JsonNode done(String... words) throws Exception {
        JsonNode answer = client.tryTo(words);
        if (answer.path("ok").asBoolean()) {
            edits++;
        } else {
            refused++;
        }
        return answer;
    }

    private String[] newFood() {
        return new String[] {"products", "add", "Food " + random.nextInt(1_000_000), "--calories", "100", "--protein", "1", "--fat",
                "2", "--carbs", "3"};
    }

    private String[] newEntry() {
        return new String[] {"log", "add", any(foods), String.valueOf(1 + random.nextInt(500)), "--day", day(random.nextInt(DAYS))};
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String day(int before) {
        return today.minusDays(before).toString();
    }

    private static String amount(JsonNode entry) {
        return String.valueOf(entry.path("amount").asDouble());
    }
}
