package org.larder.cli;

import org.larder.api.model.LarderException;

/** Words that make no command, found when the command looked at them together. */
final class WrongUsageException extends LarderException {

    private static final long serialVersionUID = 1L;

    WrongUsageException(String message) {
        super(message);
    }
}
