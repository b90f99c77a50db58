package org.larder.api.profile;

import org.larder.api.model.LarderException;

/** A profile folder that cannot be used; the message names the folder, the reason and what to do. */
public class ProfileException extends LarderException {

    private static final long serialVersionUID = 1L;

    public ProfileException(String message) {
        super(message);
    }

    public ProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
