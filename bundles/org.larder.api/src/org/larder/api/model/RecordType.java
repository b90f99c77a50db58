package org.larder.api.model;

import java.util.Arrays;
import java.util.Optional;

/** The three kinds of records. The wire calls a {@link Goal} {@code nutritionGoals}. */
public enum RecordType {
    PRODUCT("products"),
    CONSUMPTION("consumptions"),
    GOAL("nutritionGoals");

    private final String wire;

    RecordType(String wire) {
        this.wire = wire;
    }

    /** The name on the wire, as in section 4 of the contract. */
    public String wire() {
        return wire;
    }

    /** The type of that wire name; empty for a name of a newer contract. */
    public static Optional<RecordType> ofWire(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
