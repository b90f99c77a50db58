package org.larder.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.LarderException;

class UnreadableExceptionTest {

    @Test
    void aMovePasses() {
        LarderException moving = of(new StoreState.Busy("derby", "The diary is being moved to h2."));
        assertThat(moving).hasMessage("The diary is being moved to h2.");
        assertThat(UnreadableException.passes(moving)).isTrue();
        assertThat(UnreadableException.needsPerson(moving)).isFalse();
    }

    @Test
    void aDamagedDatabaseNeedsAPerson() {
        LarderException damaged = of(new StoreState.Damaged("derby", "The database is damaged."));
        assertThat(UnreadableException.needsPerson(damaged)).isTrue();
        assertThat(UnreadableException.passes(damaged)).isFalse();
    }

    @Test
    void anEngineThatIsNotThereIsInstalledAndNotRepaired() {
        LarderException absent = of(new StoreState.Absent("h2"));
        assertThat(UnreadableException.needsPerson(absent)).isFalse();
        assertThat(UnreadableException.passes(absent)).isFalse();
    }

    @Test
    void anyOtherFailureIsNone() {
        LarderException other = new LarderException("The text is too long.");
        assertThat(UnreadableException.passes(other)).isFalse();
        assertThat(UnreadableException.needsPerson(other)).isFalse();
    }

    private static LarderException of(StoreState state) {
        return new UnreadableException(state, new LarderException("It cannot be read."));
    }
}
