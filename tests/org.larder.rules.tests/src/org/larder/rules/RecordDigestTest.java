package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Digest;

class RecordDigestTest {

    @Test
    void nothingHasTheHashOfTheContract() {
        assertThat(new RecordDigest().digest()).isEqualTo(Digest.EMPTY);
    }

    @Test
    void linesAreHashedAsTheContractWritesThem() {
        RecordDigest digest = new RecordDigest();
        digest.add("2026-01-01", 1, false);
        digest.add("2026-02-01", 2, true);
        // printf '2026-01-01:1:0\n2026-02-01:2:1\n' | sha256sum
        assertThat(digest.digest())
                .isEqualTo(new Digest(2, "eef1a53aa2eb6e8bda18c892a6bfe0da0a99eb4b40352a21115121d81602cde5"));
    }
}
