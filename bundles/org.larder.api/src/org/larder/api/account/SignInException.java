package org.larder.api.account;

import org.larder.api.model.LarderException;

/** A sign-in that did not come about. Nothing was changed. */
public class SignInException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public SignInException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why it did not come about. */
    public enum Reason {
        WRONG_PASSWORD,
        EMAIL_TAKEN,
        /** E-mail, password or name break the server's rules. */
        INVALID_INPUT,
        /** Too many failed tries; the message says how long to wait. */
        TOO_MANY_TRIES,
        /** No server is set. */
        NO_SERVER,
        UNREACHABLE,
        /** Something answers there, but not a server of this contract. */
        INCOMPATIBLE,
        /** The profile belongs to another account. */
        OTHER_ACCOUNT,
        /** There are records here, and the person has not said what shall become of them. */
        LOCAL_DATA
    }
}
