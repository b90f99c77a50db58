package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.model.Stamp;
import org.larder.api.model.Uuids;
import org.larder.api.model.WireInstant;

class WireFormsTest {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final long FIRST = -62_167_219_200_000L;
    private static final long LAST = 253_402_300_799_999L;

    @Test
    void anyInstantIsWrittenAndReadBack() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 5000; i++) {
            long millis = i == 0 ? FIRST : i == 1 ? LAST : random.nextLong(FIRST, LAST + 1);
            Instant instant = Instant.ofEpochMilli(millis);
            String text = WireInstant.text(millis);
            assertThat(text).isEqualTo(FORM.format(instant.atOffset(ZoneOffset.UTC)));
            assertThat(WireInstant.of(text)).contains(instant);
            Stamp stamp = new Stamp(millis, random.nextInt(Stamp.MAX_COUNTER + 1), "n" + i);
            assertThat(Stamp.of(stamp.toString())).contains(stamp);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-01-31T08:00:00.000", "2026-01-31T08:00:00.000z", "2026-01-31t08:00:00.000Z",
            "2026-02-29T08:00:00.000Z", "2026-13-01T08:00:00.000Z", "2026-01-31T08:60:00.000Z",
            "2026-01-31T08:00:60.000Z",
            "+026-01-31T08:00:00.000Z", "-026-01-31T08:00:00.000Z", "2026-1-031T08:00:00.000Z",
            "2026-01-31T08:00:00,000Z",
            "२०२६-01-31T08:00:00.000Z", "2026-01-31T08:00:00.0000Z"})
    void whatIsNoInstantOfTheContractIsNone(String text) {
        assertThat(WireInstant.of(text)).isEmpty();
        assertThat(Stamp.of(text + "-0000-a")).isEmpty();
    }

    @Test
    void aUuidIsLowerCaseWithItsHyphensInPlace() {
        String id = UUID.randomUUID().toString();
        assertThat(Uuids.valid(id)).isTrue();
        assertThat(Uuids.valid(id.toUpperCase())).isEqualTo(id.equals(id.toUpperCase()));
        assertThat(Uuids.valid(id.replace("-", ""))).isFalse();
        assertThat(Uuids.valid(id.substring(1))).isFalse();
        assertThat(Uuids.valid(id + "0")).isFalse();
        assertThat(Uuids.valid("0" + id.substring(1, 8) + "0" + id.substring(9))).isFalse();
        assertThat(Uuids.valid("g" + id.substring(1))).isFalse();
        assertThat(Uuids.valid("")).isFalse();
    }
}
