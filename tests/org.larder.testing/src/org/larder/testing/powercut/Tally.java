package org.larder.testing.powercut;

import java.util.ArrayList;
import java.util.List;

/** What was found after all the faults. Not thread-safe. */
public final class Tally {

    private static final int TOLD = 5;

    private final List<String> examples = new ArrayList<>();
    private int faults;
    private int acknowledged;
    private int lost;
    private int halves;
    private int unsound;

    void fault(int edits) {
        faults++;
        acknowledged += edits;
    }

    void lost(String what) {
        lost++;
        example("lost: " + what);
    }

    void half(String what) {
        halves++;
        example("half: " + what);
    }

    void unsound(String what) {
        unsound++;
        example("unsound: " + what);
    }

    private void example(String what) {
        if (examples.size() < TOLD) {
            examples.add(what);
        }
    }

    /** Whether nothing was lost, half, or not to be opened. */
    public boolean clean() {
        return lost + halves + unsound == 0;
    }

    /** "20 power cuts: 7312 acknowledged edits, 0 lost, ...". */
    public String text(String what) {
        return faults + " " + what + ": " + acknowledged + " acknowledged edits, " + lost + " lost, " + halves
                + " half there, " + unsound + " databases unsound" + (clean() ? "" : " " + examples);
    }
}
