import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;

/**
 * The foods and the diary that are measured, the same at every run. Words come as often as Zipf says, one in ten has an
 * accent. A day has 25 entries, nine of ten of 300 favourites.
 */
final class World {

    static final int ENTRIES_A_DAY = 25;
    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static final long EPOCH = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int WORDS = 3000;
    private static final int FAVOURITES = 300;
    private static final List<String> SYLLABLES = List.of("al", "ba", "can", "che", "co", "do", "el", "fru", "gra",
            "ho", "in", "ka", "lem", "li", "man", "mi", "nut", "oat", "pa", "pe", "pro", "ra", "ri", "sa", "sho", "so",
            "ta", "ter", "tu", "va", "wa", "yo", "ze");

    private final int foods;
    private final List<String> words = IntStream.range(0, WORDS).mapToObj(World::word).toList();

    /** @param foods how many there are */
    World(int foods) {
        this.foods = foods;
    }

    int foods() {
        return foods;
    }

    /** A UUID of version 7. */
    static UUID foodId(int number) {
        return id(EPOCH + number, number);
    }

    static UUID entryId(int number) {
        return id(EPOCH + number, number + 1_000_000_007L);
    }

    Product food(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String name = IntStream.rangeClosed(0, 2 + random.nextInt(2))
                .mapToObj(each -> words.get(zipf(random)))
                .collect(Collectors.joining(" "));
        Nutrients nutrients = new Nutrients(random.nextInt(9000) / 10.0, random.nextInt(500) / 10.0,
                random.nextInt(500) / 10.0, random.nextInt(800) / 10.0);
        return new Product(name.substring(0, 1).toUpperCase() + name.substring(1) + " " + number, nutrients);
    }

    /** Entry 0 is of today, the greater the number the older. */
    Consumption entry(int number) {
        int food = foodOf(number);
        LocalDate day = day(number);
        int minute = number % ENTRIES_A_DAY * 50;
        return new Consumption(foodId(food), 5 + number % 500, instant(day, minute), Optional.of(day),
                Optional.of(Meal.ALL.get(minute / 313)), Optional.empty(), Optional.of(food(food).snapshot()),
                Extras.NONE);
    }

    /** The food that is eaten in an entry. */
    int foodOf(int entry) {
        SplittableRandom random = new SplittableRandom(~entry);
        return random.nextInt(10) == 0 ? random.nextInt(foods) : random.nextInt(Math.min(foods, FAVOURITES));
    }

    static LocalDate day(int entry) {
        return TODAY.minusDays(entry / ENTRIES_A_DAY);
    }

    private static Instant instant(LocalDate day, int minute) {
        return day.atTime(minute / 60, minute % 60).toInstant(ZoneOffset.UTC);
    }

    private static UUID id(long millis, long seed) {
        long random = new SplittableRandom(seed).nextLong();
        return new UUID(millis << 16 | 0x7000 | random & 0xfff, random >>> 2 | Long.MIN_VALUE);
    }

    private static int zipf(SplittableRandom random) {
        return (int) Math.pow(WORDS, random.nextDouble()) % WORDS;
    }

    private static String word(int number) {
        SplittableRandom random = new SplittableRandom(number + 77L);
        List<String> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            parts.add(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        String word = String.join("", parts);
        return random.nextInt(10) == 0 ? word.replaceFirst("a", "\u00e2").replaceFirst("e", "\u00e9") : word;
    }
}
