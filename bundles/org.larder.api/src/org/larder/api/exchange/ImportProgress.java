package org.larder.api.exchange;

/** Follows an import. */
@FunctionalInterface
public interface ImportProgress {

    /** Follows nothing and never cancels. */
    ImportProgress NONE = (done, total) -> true;

    /**
     * @param done bytes read
     * @param total bytes of the file
     * @return whether to go on
     */
    boolean at(long done, long total);
}
