package org.larder.api.model;

import java.util.HexFormat;

/**
 * The key that encrypts a database: 256 bits, made by Larder, never typed by a person.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record StoreKey(String hex) {

    private static final int BYTES = 32;

    /** @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits */
    public StoreKey {
        if (!hex.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new IllegalArgumentException("a store's key has 64 hexadecimal digits");
        }
    }

    /** @param bytes 32 */
    public static StoreKey of(byte[] bytes) {
        return new StoreKey(HexFormat.of().formatHex(bytes));
    }

    /** Never tells the key. */
    @Override
    public String toString() {
        return "StoreKey";
    }
}
