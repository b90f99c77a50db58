package org.larder.rules;

import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;

/** What becomes of a record that a pull brings (section 7.1 of the contract). */
public enum PullMerge {
    /** It becomes the record. */
    TAKE,
    /** It becomes the base state; the edit that waits stays on top, and the server decides. */
    KEEP_AS_BASE,
    /** It is known already. */
    IGNORE;

    /**
     * @param remote what the pull brought
     * @param version the version of the last known server state here; 0 if there is none
     * @param stamp its stamp; any if {@code version} is 0
     * @param pending whether an operation of the record waits, is in flight or quarantined
     * @param newEpoch whether this is a full pull after the server lost data: then versions cannot be compared
     */
    public static PullMerge of(RemoteRecord remote, long version, Stamp stamp, boolean pending, boolean newEpoch) {
        boolean newer = remote.version() > version || newEpoch && remote.lastModified().after(stamp);
        if (!newer) {
            return IGNORE;
        }
        return pending ? KEEP_AS_BASE : TAKE;
    }
}
