package org.larder.api.data;

import org.larder.api.model.LarderException;

/** The remote would not take an edit; it waits for a person in quarantine. The message is the remote's reason. */
public class NotReachedException extends LarderException {

    private static final long serialVersionUID = 1L;

    public NotReachedException(String reason) {
        super(reason);
    }
}
