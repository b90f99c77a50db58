package org.larder.api.model;

import java.util.Locale;

/** Something that is not there, or not any more. */
public class NotFoundException extends LarderException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(RecordKey key) {
        this("There is no " + key.type().name().toLowerCase(Locale.ROOT) + " " + key.id()
                + "; it may have been deleted meanwhile.");
    }

    /** @param message what there is not, as a sentence */
    public NotFoundException(String message) {
        super(message);
    }
}
