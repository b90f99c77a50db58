package org.larder.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one bundle of the house may know.
 *
 * @param bundle the symbolic name
 * @param api packages of org.larder.api
 * @param ours packages of the other bundles of the house
 * @param outside families of packages or bundles of others; {@code org.eclipse.swt} stands for itself and all below
 */
record Room(String bundle, Set<String> api, Set<String> ours, List<String> outside) {

    private static final String HOUSE = "org.larder.";
    private static final String API = HOUSE + "api.";
    private static final List<String> EVERYWHERE = List.of("org.osgi", "org.slf4j", "org.eclipse.jdt.annotation");

    /** A row of the table, in its own words: names separated by blanks, without the prefix of the house. */
    static Room of(String bundle, String api, String ours, String... outside) {
        return new Room(HOUSE + bundle, prefixed(API, api), prefixed(HOUSE, ours), Arrays.asList(outside));
    }

    boolean mayKnow(String name) {
        if (name.equals(bundle) || name.startsWith(bundle + ".")) {
            return true;
        }
        if (name.startsWith(API)) {
            return api.contains(name);
        }
        if (name.startsWith(HOUSE)) {
            return ours.contains(name);
        }
        return within(EVERYWHERE, name) || within(outside, name);
    }

    private static boolean within(List<String> families, String name) {
        return families.stream().anyMatch(family -> name.equals(family) || name.startsWith(family + "."));
    }

    private static Set<String> prefixed(String prefix, String names) {
        var all = new TreeSet<String>();
        for (String name : names.split(" ")) {
            if (!name.isEmpty()) {
                all.add(prefix + name);
            }
        }
        return all;
    }
}
