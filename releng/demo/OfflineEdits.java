import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done while the server is away, and what must be there afterwards: each thing that was acknowledged. */
final class OfflineEdits {

    private static final int MEALS = 60;
    private static final int FIRST_MEALS = 35;
    private static final int DAYS = 10;
    private static final List<String> MEAL_NAMES = List.of("breakfast", "lunch", "dinner", "snack");
    private static final List<String> SEARCHES = List.of("Rice, raw, brown", "Milk, whole, Cow", "Banana, ripe, robusta",
            "Egg, poultry, whole, boiled", "Spinach", "Chicken, poultry, breast", "Apple, big", "Almond", "Paneer", "Tomato, ripe, local");

    private final Steps steps;
    private final LocalDate today = LocalDate.now();
    private final Map<String, Double> meals = new LinkedHashMap<>();
    private final Map<String, Integer> goals = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<String> eaten = new ArrayList<>();
    private Client client;

    OfflineEdits(Steps steps, Client client) {
        this.steps = steps;
        this.client = client;
    }

    Boolean firstHalf() throws Exception {
        for (String text : SEARCHES) {
            eaten.add(client.ask("products", "search", text).path("items").path(0).path("id").asText());
        }
        for (int i = 0; i < FIRST_MEALS; i++) {
            logMeal(i);
        }
        setGoal(0);
        setGoal(1);
        client.say(meal(FIRST_MEALS));
        Children.kill(client.process());
        steps.check(!client.process().isAlive(), "process %d is gone, %d edits were acknowledged, one was not",
                client.process().pid(), meals.size() + goals.size());
        return true;
    }

    /** Looks for everything that was acknowledged, in the client that was started again. */
    Client goOn(Client started) throws Exception {
        client = started;
        Map<String, Double> found = new LinkedHashMap<>();
        for (int day = 0; day < DAYS; day++) {
            for (JsonNode entry : client.ask("log", "list", "--day", day(day)).path("entries")) {
                found.put(entry.path("id").asText(), entry.path("amount").asDouble());
            }
        }
        steps.check(found.entrySet().containsAll(meals.entrySet()), "all %d acknowledged meals are there", meals.size());
        steps.tell("%d unacknowledged edits had reached the disk too", found.size() - meals.size());
        meals.putAll(found);
        for (JsonNode goal : client.ask("goals", "show", "--all").path("items")) {
            steps.check(goal.path("dailyCalories").asInt() == goals.getOrDefault(goal.path("id").asText(), 0),
                    "the goal from %s is there", goal.path("id").asText());
        }
        checkFoods();
        return client;
    }

    Boolean secondHalf() throws Exception {
        for (int i = meals.size(); i < MEALS; i++) {
            logMeal(i);
        }
        setGoal(2);
        List<JsonNode> foods = new ArrayList<>();
        client.ask("products", "search", "fish", "--limit", "7").path("items").forEach(foods::add);
        for (JsonNode food : foods.subList(0, 5)) {
            String name = food.path("name").asText() + " (corrected)";
            names.put(client.ask("products", "edit", food.path("id").asText(), "--name", name).path("id").asText(), name);
        }
        for (JsonNode food : foods.subList(5, 7)) {
            deleted.add(client.ask("products", "delete", food.path("id").asText()).path("id").asText());
        }
        JsonNode sync = client.ask("status").path("sync");
        int edits = meals.size() + goals.size() + names.size() + deleted.size();
        steps.check(sync.path("pending").asInt() == edits, "%d edits wait for the server, as many as were made",
                sync.path("pending").asInt());
        return true;
    }

    private void checkFoods() throws Exception {
        Map<String, String> foods = new LinkedHashMap<>();
        client.ask("products", "list", "--limit", "1000").path("items")
                .forEach(food -> foods.put(food.path("id").asText(), food.path("name").asText()));
        steps.check(foods.entrySet().containsAll(names.entrySet()) && deleted.stream().noneMatch(foods::containsKey),
                "%d foods, with %d edits and %d deletions", foods.size(), names.size(), deleted.size());
    }

    private void logMeal(int number) throws Exception {
        JsonNode entry = client.ask(meal(number));
        meals.put(entry.path("id").asText(), entry.path("amount").asDouble());
    }

    private String[] meal(int number) {
        return new String[] {"log", "add", eaten.get((number + number / DAYS) % eaten.size()), String.valueOf(40 + 5 * (number % 30)), "--day",
                day(number % DAYS), "--meal", MEAL_NAMES.get((number / DAYS + number) % MEAL_NAMES.size())};
    }

    private void setGoal(int number) throws Exception {
        int calories = 2000 + 100 * number;
        String from = today.minusMonths(2 - number).withDayOfMonth(1).toString();
        JsonNode goal = client.ask("goals", "set", from, "--calories", String.valueOf(calories), "--protein", "110", "--fat",
                "70", "--carbs", "240");
        goals.put(goal.path("id").asText(), calories);
    }

    private String day(int before) {
        return today.minusDays(before).toString();
    }
}
