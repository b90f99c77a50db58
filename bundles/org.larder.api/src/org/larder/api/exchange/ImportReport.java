package org.larder.api.exchange;

import java.util.List;

/**
 * What an import did.
 *
 * @param imported records that went in
 * @param updated records that were there and took values of the table
 * @param duplicates records that were there and stayed as they are
 * @param faults lines left out, at most {@link #MOST}, in the order of the file
 * @param faultCount lines left out in all
 * @param cancelled whether it was cancelled before the end
 */
public record ImportReport(long imported, long updated, long duplicates, List<LineFault> faults, long faultCount,
        boolean cancelled) {

    /** More faults than this are counted only. */
    public static final int MOST = 1000;

    /**
     * A line that was left out.
     *
     * @param file the file's name
     * @param line counted from 1
     * @param message what is wrong with it
     */
    public record LineFault(String file, long line, String message) {

        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }
    }
}
