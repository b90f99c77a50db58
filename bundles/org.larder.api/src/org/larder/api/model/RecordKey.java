package org.larder.api.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * Type and id of a record. A product's or consumption's id is a lower-case UUID, a goal's id is the civil date from
 * which it holds.
 *
 * @param type the kind of record
 * @param id {@code 8-4-4-4-12} in lower case, or {@code YYYY-MM-DD} for a goal
 */
public record RecordKey(RecordType type, String id) implements Comparable<RecordKey> {

    private static final Comparator<RecordKey> ORDER = Comparator.comparing(RecordKey::type)
            .thenComparing(RecordKey::id);

    /** @throws ValidationException if the id has not the form that its type asks for */
    public RecordKey {
        if (type == RecordType.GOAL) {
            CivilDate.parse("id", id);
        } else {
            Uuids.parse("id", id);
        }
    }

    public static RecordKey product(UUID id) {
        return new RecordKey(RecordType.PRODUCT, id.toString());
    }

    public static RecordKey consumption(UUID id) {
        return new RecordKey(RecordType.CONSUMPTION, id.toString());
    }

    public static RecordKey goal(LocalDate effectiveFrom) {
        return new RecordKey(RecordType.GOAL, effectiveFrom.toString());
    }

    /** The id of a product or consumption. Fails for a goal. */
    public UUID uuid() {
        return Uuids.parse("id", id);
    }

    /** The date of a goal. Fails for other types. */
    public LocalDate date() {
        return CivilDate.parse("id", id);
    }

    /** By type, then by id in ASCII order. */
    @Override
    public int compareTo(RecordKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return type.wire() + "/" + id;
    }
}
