package org.larder.api.model;

import java.util.OptionalDouble;

/**
 * The nutrients of 100 g that a food may leave open.
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
}
