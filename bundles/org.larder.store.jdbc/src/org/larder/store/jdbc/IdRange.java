package org.larder.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import org.larder.api.model.RecordType;

/**
 * Where ids that begin alike stand in a column.
 *
 * @param first none is less
 * @param last none is greater
 */
record IdRange(byte[] first, byte[] last) {

    private static final String LEAST = "00000000-0000-0000-0000-000000000000";
    private static final String GREATEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final int DATE = 10;
    private static final byte BEHIND = 0x7f;

    /** @return empty if no id of that type can begin so */
    static Optional<IdRange> of(RecordType type, String prefix) {
        return type == RecordType.GOAL ? dates(prefix) : uuids(prefix);
    }

    private static Optional<IdRange> dates(String prefix) {
        if (prefix.length() > DATE) {
            return Optional.empty();
        }
        byte[] first = prefix.getBytes(StandardCharsets.US_ASCII);
        byte[] last = Arrays.copyOf(first, first.length + 1);
        last[first.length] = BEHIND;
        return Optional.of(new IdRange(first, last));
    }

    private static Optional<IdRange> uuids(String prefix) {
        if (prefix.length() > LEAST.length() || !dashed(prefix)) {
            return Optional.empty();
        }
        return Optional.of(new IdRange(bytes(prefix + LEAST.substring(prefix.length())),
                bytes(prefix + GREATEST.substring(prefix.length()))));
    }

    /** Whether dashes stand where they stand in a UUID, and only there. */
    private static boolean dashed(String prefix) {
        return prefix.chars().allMatch(c -> "0123456789abcdef-".indexOf(c) >= 0)
                && prefix.replaceAll("[^-]", "0").equals(LEAST.substring(0, prefix.length()));
    }

    private static byte[] bytes(String uuid) {
        return HexFormat.of().parseHex(uuid.replace("-", ""));
    }
}
