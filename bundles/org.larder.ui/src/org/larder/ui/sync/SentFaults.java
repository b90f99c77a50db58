package org.larder.ui.sync;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.larder.api.model.FieldError;
import org.larder.api.model.QuarantinedOperation;

/** What is wrong with a change, by field: the message says "name must be ...; calories must be ...". Pure. */
final class SentFaults {

    private static final Pattern FIELD = Pattern.compile("([a-z][A-Za-z0-9]*) ((?:must|is|are|has|may|cannot) .*)",
            Pattern.DOTALL);

    private SentFaults() {
    }

    /** Empty if any part of the message goes with no field. */
    static List<FieldError> of(QuarantinedOperation operation) {
        List<Optional<FieldError>> parts = Arrays.stream(operation.message().split("; ")).map(SentFaults::of).toList();
        return parts.stream().allMatch(Optional::isPresent) ? parts.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    private static Optional<FieldError> of(String part) {
        Matcher field = FIELD.matcher(part.strip());
        return field.matches() ? Optional.of(new FieldError(field.group(1), "", field.group(2))) : Optional.empty();
    }
}
