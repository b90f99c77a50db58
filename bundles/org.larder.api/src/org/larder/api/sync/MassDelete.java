package org.larder.api.sync;

/**
 * Many records here would vanish by what the remote says; nothing of it is taken before a person has decided.
 *
 * @param vanishing records that would be deleted by the cycle so far
 * @param live records that live here
 * @param backup the id of the backup that was made before the question
 */
public record MassDelete(long vanishing, long live, String backup) {

    /** What a person decides. */
    public enum Decision {
        /** They are deleted here too. */
        ACCEPT,
        /** They stay, and are queued again for the remote. */
        KEEP
    }
}
