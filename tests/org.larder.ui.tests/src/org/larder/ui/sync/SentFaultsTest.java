package org.larder.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.model.FieldError;
import org.larder.api.model.Operation;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

class SentFaultsTest {

    @Test
    void eachFaultStandsByItsField() {
        assertThat(faults("name must be at most 200 characters; calories must be at least 0, not -5")).containsExactly(
                new FieldError("name", "", "must be at most 200 characters"),
                new FieldError("calories", "", "must be at least 0, not -5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the request is refused", "The product is unknown", "", "calories must be less; try again",
            "productId"})
    void aMessageThatIsNotAllAboutFieldsIsShownAsItIs(String message) {
        assertThat(faults(message)).isEmpty();
    }

    private static List<FieldError> faults(String message) {
        return SentFaults.of(new QuarantinedOperation(new Operation(new UUID(0, 1), RecordKey.product(new UUID(0, 2)),
                1, Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa"), Optional.empty()), "INVALID", message,
                Instant.EPOCH));
    }
}
