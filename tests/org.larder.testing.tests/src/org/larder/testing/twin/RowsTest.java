package org.larder.testing.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void theyAreAsASortedMapIsThroughAnyChanges() {
        Random random = new Random(7);
        TreeMap<Long, String> map = new TreeMap<>();
        Rows<Long, String> rows = new Rows<>();
        for (int i = 0; i < 5000; i++) {
            long key = random.nextInt(300);
            if (random.nextInt(3) == 0) {
                map.remove(key);
                rows = rows.without(key);
            } else {
                map.put(key, "v" + i);
                rows = rows.with(key, "v" + i);
            }
            long asked = random.nextInt(300);
            assertThat(rows.find(asked)).isEqualTo(Optional.ofNullable(map.get(asked)));
            assertThat(rows.size()).isEqualTo(map.size());
            assertThat(rows.last()).isEqualTo(map.isEmpty() ? Optional.empty() : Optional.of(map.lastKey()));
            assertThat(rows.after(Optional.of(asked), 3))
                    .isEqualTo(map.tailMap(asked, false).values().stream().limit(3).toList());
        }
        assertThat(rows.values()).isEqualTo(new ArrayList<>(map.values()));
    }

    @Test
    void whatWasTakenBeforeAChangeStaysAsItWas() {
        Rows<Long, String> before = new Rows<Long, String>().with(1L, "a").with(2L, "b");
        Rows<Long, String> after = before.with(1L, "c").without(2L);
        assertThat(before.values()).isEqualTo(List.of("a", "b"));
        assertThat(after.values()).isEqualTo(List.of("c"));
    }
}
