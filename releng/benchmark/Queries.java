import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.larder.rules.SearchText;

/** What is asked for, drawn from a world: each is about something that is there. */
final class Queries {

    private static final int INFIX = 4;

    private final World world;
    private final int days;
    private final SplittableRandom random;

    /** @param days that the diary goes back */
    Queries(World world, int days, long seed) {
        this.world = world;
        this.days = days;
        random = new SplittableRandom(seed);
    }

    /** Any day of the diary. */
    LocalDate day() {
        return World.TODAY.minusDays(random.nextInt(days));
    }

    /** How a food's name begins. */
    String prefix() {
        String name = SearchText.fold(food());
        return name.substring(0, Math.min(name.length(), 3 + random.nextInt(3)));
    }

    /** What stands within a word of a food's name. */
    String infix() {
        List<String> words = Arrays.stream(SearchText.fold(food()).split(" "))
                .filter(word -> word.length() > INFIX && Character.isLetter(word.charAt(0)))
                .toList();
        if (words.isEmpty()) {
            return infix();
        }
        String word = words.get(random.nextInt(words.size()));
        int start = 1 + random.nextInt(word.length() - INFIX);
        return word.substring(start, start + INFIX);
    }

    /** How two words of a food's name begin, the later one first. */
    String twoWords() {
        String[] words = SearchText.fold(food()).split(" ");
        return begin(words[2]) + " " + begin(words[0]);
    }

    private static String begin(String word) {
        return word.substring(0, Math.min(word.length(), 3));
    }

    private String food() {
        return world.food(random.nextInt(world.foods())).name();
    }
}
