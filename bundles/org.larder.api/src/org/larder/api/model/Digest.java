package org.larder.api.model;

/**
 * A hash over the records of one type, tombstones included (section 7.2 of the contract).
 *
 * @param count records
 * @param hash lower-case hex SHA-256 over the lines {@code id:version:deleted\n}, sorted by id
 */
public record Digest(long count, String hash) {

    /** Of no record at all. */
    public static final Digest EMPTY = new Digest(0,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
