package org.larder.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.store.jdbc.Trouble;

class H2TroubleTest {

    @ParameterizedTest
    @CsvSource({"40001, AGAIN", "50200, AGAIN", "90131, AGAIN", "90098, CLOSED", "90121, CLOSED", "90007, CLOSED",
            "90030, DAMAGED", "90048, DAMAGED", "90020, OTHER", "90049, OTHER", "23505, OTHER", "50000, OTHER"})
    void theCodeDecides(int code, Trouble trouble) {
        assertThat(H2Trouble.of(new SQLException("x", "x", code))).isEqualTo(trouble);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "There is not enough space on the disk", "Disk quota exceeded"})
    void aFullDiskIsTold(String message) {
        SQLException outer = new SQLException("General error", "HY000", 50000,
                new MVStoreException(DataUtils.ERROR_WRITING_FAILED, "Writing failed")
                        .initCause(new IOException(message)));

        assertThat(H2Trouble.of(outer)).isEqualTo(Trouble.FULL);
        assertThat(H2Trouble.reason(outer)).isEqualTo(message);
    }

    @Test
    void whatTheStorageSaysOfItsFileIsDamage() {
        assertThat(H2Trouble.of(new SQLException("General error", "HY000", 50000,
                new MVStoreException(DataUtils.ERROR_CHUNK_NOT_FOUND, "Chunk 7 not found"))))
                .isEqualTo(Trouble.DAMAGED);
        assertThat(H2Trouble.of(new SQLException("General error", "HY000", 50000, new EOFException())))
                .isEqualTo(Trouble.DAMAGED);
        assertThat(
                H2Trouble.of(new SQLException("General error", "HY000", 50000, new IOException("Input/output error"))))
                .isEqualTo(Trouble.OTHER);
    }

    @Test
    void whatKeepsADatabaseFromOpeningIsDamageUnlessTheDiskFailed() {
        assertThat(H2Trouble.opening(new SQLException("Data conversion error", "22018", 22018)))
                .isEqualTo(Trouble.DAMAGED);
        assertThat(H2Trouble
                .opening(new SQLException("General error", "HY000", 50000, new IOException("Input/output error"))))
                .isEqualTo(Trouble.OTHER);
    }

    @Test
    void aKeyThatDoesNotFitIsNoDamage() {
        SQLException wrong = new SQLException("Encryption error", "90049", 90049,
                new MVStoreException(DataUtils.ERROR_FILE_CORRUPT, "Store header is corrupt"));

        assertThat(H2Trouble.wrongKey(wrong)).isTrue();
        assertThat(H2Trouble.of(wrong)).isEqualTo(Trouble.OTHER);
    }
}
