package org.larder.ui.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.larder.ui.text.Figures;

class ShareTest {

    private final Figures figures = new Figures(Locale.ENGLISH);

    @Test
    void belowTheGoalTheShareIsFilled() {
        Share share = new Share(71, 110);
        assertThat(share.grams(figures)).isEqualTo("71 of 110 g");
        assertThat(share.filled()).isEqualTo(71 / 110.0);
        assertThat(share.excess()).isZero();
    }

    @Test
    void overTheGoalTheExcessIsShown() {
        Share share = new Share(125, 100);
        assertThat(share.grams(figures)).isEqualTo("125 of 100 g, 25 over");
        assertThat(share.filled()).isEqualTo(1);
        assertThat(share.excess()).isEqualTo(0.2);
    }

    @Test
    void theGoalItselfIsNotOver() {
        assertThat(new Share(100, 100).over()).isFalse();
    }
}
