package org.larder.rules;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared in a search: letter case and accents do not count. */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchText() {
    }

    /** The text without case and accents, its words parted by single blanks. */
    public static String fold(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return GAPS.matcher(folded).replaceAll(" ").strip();
    }

    /** The folded words of what a person typed. */
    public static List<String> words(String text) {
        String folded = fold(text);
        return folded.isEmpty() ? List.of() : Arrays.asList(folded.split(" "));
    }
}
