package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.store.jdbc.Trouble;

class DerbyTroubleTest {

    @ParameterizedTest
    @CsvSource({"40001, AGAIN", "40XL1, AGAIN", "08006, CLOSED", "08003, CLOSED", "XSDG2, DAMAGED",
            "XSRS9, DAMAGED", "XSCH1, DAMAGED", "XSLA3, DAMAGED",
            "XSLA4, FULL", "23505, OTHER",
            "XSDB6, OTHER"})
    void theStateDecides(String state, Trouble trouble) {
        assertThat(DerbyTrouble.of(new SQLException("x", state))).isEqualTo(trouble);
    }

    @Test
    void theFirstCauseCountsToo() {
        SQLException outer = new SQLException("could not start", "XJ040");
        outer.setNextException(new SQLException("page", "XSDG2"));
        assertThat(DerbyTrouble.of(outer)).isEqualTo(Trouble.DAMAGED);

        SQLException full = new SQLException("log", "XSLA1", new IOException("No space left on device"));
        assertThat(DerbyTrouble.of(full)).isEqualTo(Trouble.FULL);
        assertThat(DerbyTrouble.deepest(full)).hasMessage("No space left on device");
    }

    @Test
    void aWriteThatFailedForAnotherReasonIsNoFullDisk() {
        assertThat(DerbyTrouble.of(new SQLException("log", "XSLA4", new IOException("Input/output error"))))
                .isNotEqualTo(Trouble.FULL);
        assertThat(DerbyTrouble.of(new SQLException("log", "XSLA4", new IOException("Disk quota exceeded"))))
                .isEqualTo(Trouble.FULL);
        assertThat(DerbyTrouble
                .of(new SQLException("log", "XSLA4", new IOException("There is not enough space on the disk"))))
                .isEqualTo(Trouble.FULL);
    }

    @Test
    void storageThatEndedItselfIsDamaged() {
        NullPointerException inside = new NullPointerException("containerCache");
        inside.setStackTrace(new StackTraceElement[]{
                new StackTraceElement("org.apache.derby.impl.store.raw.data.BaseDataFileFactory", "openContainer", "",
                        1)});
        assertThat(DerbyTrouble.of(new SQLException("Java exception", "XJ001", inside))).isEqualTo(Trouble.DAMAGED);
        assertThat(DerbyTrouble.of(new SQLException("Java exception", "XJ001", new NullPointerException())))
                .isEqualTo(Trouble.OTHER);
    }

    @Test
    void aTraceThatTheVirtualMachineLeftOutHidesNoDamage() {
        NullPointerException bare = new NullPointerException();
        bare.setStackTrace(new StackTraceElement[0]);

        assertThat(DerbyTrouble.of(new SQLException("Java exception", "XJ001", bare))).isEqualTo(Trouble.DAMAGED);
    }
}
