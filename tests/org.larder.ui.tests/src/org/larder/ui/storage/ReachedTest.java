package org.larder.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReachedTest {

    @Test
    void theShareIsWhatIsDoneOfAll() {
        assertThat(new Reached("Copying", 250, 1000).share()).hasValue(0.25);
    }

    @Test
    void withoutATotalNobodyKnows() {
        assertThat(new Reached("Copying", 250, 0).share()).isEmpty();
    }

    @Test
    void moreThanAllIsAll() {
        assertThat(new Reached("Copying", 1001, 1000).share()).hasValue(1);
    }
}
