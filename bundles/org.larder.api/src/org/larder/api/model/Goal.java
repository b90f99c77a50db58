package org.larder.api.model;

/**
 * What a person wants to eat in a day, from the date that is its id until the next goal's.
 *
 * @param daily energy (500 to 10,000 kcal), protein (10 to 500 g), fat (10 to 300 g), carbohydrates (10 to 1,000 g)
 * @param goalType what it aims at
 * @param extras fields unknown here
 */
public record Goal(Nutrients daily, GoalType goalType, Extras extras) implements Data {

    public Goal(Nutrients daily, GoalType goalType) {
        this(daily, goalType, Extras.NONE);
    }

    @Override
    public RecordType type() {
        return RecordType.GOAL;
    }
}
