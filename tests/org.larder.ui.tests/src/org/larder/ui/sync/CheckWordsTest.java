package org.larder.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.Verification;

class CheckWordsTest {

    private static final Verification SAME = verification(new Digest(2, "ab"), new Digest(2, "ab"));
    private static final Verification FEWER = verification(new Digest(2, "ab"), new Digest(1, "cd"));

    @Test
    void whatIsTheSameIsCounted() {
        assertThat(CheckWords.of(SAME)).isEqualTo("Both sides hold the same 2 records.");
    }

    @Test
    void whatDiffersIsNamedWithBothCounts() {
        assertThat(CheckWords.of(FEWER)).contains("foods: 2 here, 1 there").doesNotContain("goals");
        assertThat(CheckWords.of(verification(new Digest(2, "ab"), new Digest(2, "cd"))))
                .contains("foods: 2 on both sides, not in the same versions");
    }

    @Test
    void whatCouldNotBeComparedSaysWhy() {
        assertThat(CheckWords.of(new Verification(false, Map.of(), Map.of(), "nobody is signed in")))
                .isEqualTo("Not compared: nobody is signed in");
    }

    @Test
    void aRepairSaysWhatItDid() {
        assertThat(CheckWords.of(new Repaired(FEWER, 1, false, SAME))).isEqualTo("Repaired: 1 records are sent again.");
        assertThat(CheckWords.of(new Repaired(FEWER, 0, true, FEWER))).contains("everything is fetched again");
        assertThat(CheckWords.of(new Repaired(FEWER, 1, false, FEWER))).contains("still hold different records");
        assertThat(CheckWords.of(new Repaired(SAME, 0, false, SAME))).contains("hold the same");
    }

    private static Verification verification(Digest here, Digest there) {
        return new Verification(true, Map.of(RecordType.PRODUCT, here, RecordType.GOAL, Digest.EMPTY),
                Map.of(RecordType.PRODUCT, there, RecordType.GOAL, Digest.EMPTY), "");
    }
}
