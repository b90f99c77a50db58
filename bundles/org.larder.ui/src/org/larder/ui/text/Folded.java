package org.larder.ui.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without letter case and accents, for comparing what was typed with what is there. */
public final class Folded {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Folded() {
    }

    public static String of(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT)
                .strip();
    }

    /** Whether the text holds every word, in any order, part of a word or whole. */
    public static boolean holds(String text, List<String> words) {
        String folded = of(text);
        return words.stream().allMatch(word -> folded.contains(of(word)));
    }

    /** Whether a word of the text begins with the start. */
    public static boolean wordBegins(String text, String start) {
        String folded = of(start);
        return BETWEEN.splitAsStream(of(text)).anyMatch(word -> word.startsWith(folded));
    }
}
