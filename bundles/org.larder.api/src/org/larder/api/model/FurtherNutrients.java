package org.larder.api.model;

import java.util.OptionalDouble;

/**
 * The nutrients of 100 g that a food may leave open. A negative zero becomes zero.
 *
 * @param fiber g
 * @param sugar g
 * @param saturatedFat g
 * @param salt g
 */
public record FurtherNutrients(OptionalDouble fiber, OptionalDouble sugar, OptionalDouble saturatedFat,
        OptionalDouble salt) {

    public static final FurtherNutrients UNKNOWN = new FurtherNutrients(OptionalDouble.empty(), OptionalDouble.empty(),
            OptionalDouble.empty(), OptionalDouble.empty());

    public FurtherNutrients {
        fiber = unsignedZero(fiber);
        sugar = unsignedZero(sugar);
        saturatedFat = unsignedZero(saturatedFat);
        salt = unsignedZero(salt);
    }

    private static OptionalDouble unsignedZero(OptionalDouble grams) {
        return grams.isPresent() ? OptionalDouble.of(grams.getAsDouble() + 0.0) : grams;
    }
}
