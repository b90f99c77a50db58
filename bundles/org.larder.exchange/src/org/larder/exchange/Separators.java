package org.larder.exchange;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what stands between the cells of a table: comma, semicolon, tab or bar. */
final class Separators {

    private Separators() {
    }

    /** The one by which most of the wanted titles are found in the header, or else the one that stands there most often. */
    static char find(String header, Collection<String> wanted) {
        Set<String> titles = wanted.stream().map(Separators::plain).collect(Collectors.toSet());
        return Stream.of(',', ';', '\t', '|')
                .max(Comparator.<Character>comparingLong(each -> found(header, each, titles))
                        .thenComparingLong(each -> header.chars().filter(c -> c == each).count()))
                .orElse(',');
    }

    static String name(char separator) {
        return switch (separator) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> "'" + separator + "'";
        };
    }

    private static long found(String header, char separator, Set<String> titles) {
        return Arrays.stream(header.split(Pattern.quote(String.valueOf(separator))))
                .map(Separators::plain)
                .filter(titles::contains)
                .count();
    }

    /** A title as it is compared: without quotes and blanks around it, letter case aside. */
    static String plain(String title) {
        return title.strip().replaceAll("^\"|\"$", "").strip().toLowerCase(Locale.ROOT);
    }
}
