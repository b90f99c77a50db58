package org.larder.data;

import org.larder.api.model.FieldError;
import org.larder.api.model.ValidationException;

/** The bounds of queries. */
final class Limits {

    private static final int MOST = 1000;

    private Limits() {
    }

    /** @throws ValidationException if it is not 1 to 1,000 */
    static int page(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ValidationException(
                    new FieldError("limit", Integer.toString(limit), "must be 1 to " + MOST));
        }
        return limit;
    }
}
