package org.larder.testing.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes acts out of a sequence, many at first, as long as what is wrong with it stays wrong. */
final class Shrinking {

    private static final int TRIES = 200;

    private final Predicate<List<Act>> wrong;
    private int tries;

    Shrinking(Predicate<List<Act>> wrong) {
        this.wrong = wrong;
    }

    List<Act> fewest(List<Act> acts) {
        List<Act> fewest = acts;
        for (int size = acts.size() / 2; size > 0; size /= 2) {
            fewest = without(size, fewest);
        }
        return fewest;
    }

    private List<Act> without(int size, List<Act> acts) {
        List<Act> fewest = acts;
        int at = 0;
        while (at + size <= fewest.size() && tries < TRIES) {
            List<Act> fewer = new ArrayList<>(fewest.subList(0, at));
            fewer.addAll(fewest.subList(at + size, fewest.size()));
            tries++;
            if (wrong.test(fewer)) {
                fewest = fewer;
            } else {
                at += size;
            }
        }
        return fewest;
    }
}
