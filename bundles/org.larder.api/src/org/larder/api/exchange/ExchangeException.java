package org.larder.api.exchange;

import org.larder.api.model.LarderException;

/** A file that cannot be imported or written at all; the message names the file and, where there is one, the line. */
public class ExchangeException extends LarderException {

    private static final long serialVersionUID = 1L;

    public ExchangeException(String message) {
        super(message);
    }

    public ExchangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
