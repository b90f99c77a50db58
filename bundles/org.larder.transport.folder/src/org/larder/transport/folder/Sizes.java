package org.larder.transport.folder;

/**
 * How large files get, in bytes.
 *
 * @param largest a file is begun anew when it would become larger
 * @param smallest files below are not packed
 */
record Sizes(int largest, int smallest) {

    static final Sizes DEFAULT = new Sizes(16 * 1024 * 1024, 1024 * 1024);
}
