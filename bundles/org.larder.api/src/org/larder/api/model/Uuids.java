package org.larder.api.model;

import java.util.UUID;
import java.util.regex.Pattern;

/** The UUID text of the contract: lower case, {@code 8-4-4-4-12}, any version. */
public final class Uuids {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Uuids() {
    }

    /** Whether the text is a UUID as the contract writes it. */
    public static boolean valid(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * @param field the field that an error names
     * @throws ValidationException if the text is not a lower-case UUID
     */
    public static UUID parse(String field, String text) {
        if (!valid(text)) {
            throw new ValidationException(new FieldError(field, text, "must be a lower-case UUID"));
        }
        return UUID.fromString(text);
    }
}
