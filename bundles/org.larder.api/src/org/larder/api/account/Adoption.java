package org.larder.api.account;

/** What becomes of records made before the first sign-in. */
public enum Adoption {
    /** They are added to the account. */
    ADOPT,
    /** The sign-in is refused with {@link SignInException.Reason#LOCAL_DATA}, so that a person can be asked. */
    ASK
}
