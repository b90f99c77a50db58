package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class OnlineConditionTest {

    private final AtomicInteger registered = new AtomicInteger();
    private final OnlineCondition condition = new OnlineCondition(() -> {
        registered.incrementAndGet();
        return registered::decrementAndGet;
    });

    @Test
    void itIsThereOnceWhileOnline() {
        condition.show(true);
        condition.show(true);
        assertThat(registered).hasValue(1);
        condition.show(false);
        condition.show(false);
        assertThat(registered).hasValue(0);
        condition.show(true);
        assertThat(registered).hasValue(1);
    }

    @Test
    void afterTheEndItStaysAway() {
        condition.show(true);
        condition.close();
        condition.show(true);
        assertThat(registered).hasValue(0);
    }
}
