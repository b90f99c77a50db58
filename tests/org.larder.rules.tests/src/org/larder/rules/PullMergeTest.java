package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;

class PullMergeTest {

    @ParameterizedTest(name = "remote {0}@{1}, here {2}@{3}, pending {4}, new epoch {5}: {6}")
    @CsvSource({
            "1, 10, 0,  0, false, false, TAKE",
            "3, 10, 2, 20, false, false, TAKE",
            "2, 30, 2, 20, false, false, IGNORE",
            "1, 30, 2, 20, false, false, IGNORE",
            "3, 10, 2, 20, true,  false, KEEP_AS_BASE",
            "2, 10, 2, 10, true,  false, IGNORE",
            "1, 30, 2, 20, false, true,  TAKE",
            "1, 20, 2, 20, false, true,  IGNORE",
            "1, 30, 2, 20, true,  true,  KEEP_AS_BASE",
    })
    @Tag("F14")
    @Tag("F19")
    @Tag("F21")
    void aPulledRecordIsMergedByVersionAndAfterANewEpochByStampToo(long remote, long remoteMillis, long version,
            long millis, boolean pending, boolean newEpoch, PullMerge expected) {
        RemoteRecord record = new RemoteRecord(RecordKey.goal(LocalDate.of(2026, 1, 1)), remote,
                new Stamp(remoteMillis, 0, "me"), Instant.EPOCH, Optional.empty());
        assertThat(PullMerge.of(record, version, new Stamp(millis, 0, "me"), pending, newEpoch)).isEqualTo(expected);
    }
}
