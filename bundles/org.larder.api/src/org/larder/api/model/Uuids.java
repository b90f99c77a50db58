package org.larder.api.model;

import java.util.UUID;

/** The UUID text of the contract: lower case, {@code 8-4-4-4-12}, any version. */
public final class Uuids {

    private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private Uuids() {
    }

    /** Whether the text is a UUID as the contract writes it. */
    public static boolean valid(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char letter = text.charAt(i);
            if (FORM.charAt(i) == '-' ? letter != '-' : !digit(letter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'f';
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
