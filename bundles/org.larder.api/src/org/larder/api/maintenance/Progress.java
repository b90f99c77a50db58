package org.larder.api.maintenance;

/** Follows long work and may end it. */
@FunctionalInterface
public interface Progress {

    /** Follows nothing and never cancels. */
    Progress NONE = (what, done, total) -> true;

    /**
     * @param what the step under way, in words for a person
     * @param done steps done
     * @param total steps in all; 0 if it is not known yet
     * @return whether to go on; work that was told not to leaves everything as it was before
     */
    boolean at(String what, long done, long total);
}
