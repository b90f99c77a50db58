package org.larder.api.exchange;

/**
 * What the import of everything did.
 *
 * @param whole whether everything went into an empty profile as it was
 * @param records records in the file, deleted ones too
 * @param written records written
 * @param kept records left as they are here: they are the same or newer, or the file has them as deleted
 * @param cancelled whether it was cancelled before the end; what was written stays, as one step that can be undone
 */
public record ArchiveReport(boolean whole, long records, long written, long kept, boolean cancelled) {
}
