package org.larder.store.jdbc;

import java.util.List;

import org.larder.rules.SearchText;

/**
 * What a person looks for.
 *
 * @param words folded, in the order in which they were typed
 * @param whole the words parted by single blanks, as folded names are
 */
record SearchQuery(List<String> words, String whole) {

    static SearchQuery of(String text) {
        List<String> words = SearchText.words(text);
        return new SearchQuery(words, String.join(" ", words));
    }

    boolean blank() {
        return words.isEmpty();
    }

    /** Whether a folded name holds every word. */
    boolean matches(String name) {
        for (String word : words) {
            if (!name.contains(word)) {
                return false;
            }
        }
        return true;
    }

    boolean begins(String name) {
        return name.startsWith(whole);
    }
}
