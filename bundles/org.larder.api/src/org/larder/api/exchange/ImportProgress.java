package org.larder.api.exchange;

/** Follows an import or export. */
@FunctionalInterface
public interface ImportProgress {

    /** Follows nothing and never cancels. */
    ImportProgress NONE = (done, total) -> true;

    /**
     * @param done bytes read, or records written
     * @param total bytes to read, or records to write; 0 if it is not known
     * @return whether to go on
     */
    boolean at(long done, long total);
}
