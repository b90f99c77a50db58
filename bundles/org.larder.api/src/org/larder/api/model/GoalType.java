package org.larder.api.model;

import java.util.List;

/**
 * What a goal aims at. A name of a newer contract is kept as it came.
 *
 * @param name as on the wire
 */
public record GoalType(String name) {

    public static final GoalType GAIN = new GoalType("gain");
    public static final GoalType LOSE = new GoalType("lose");
    public static final GoalType MAINTAIN = new GoalType("maintain");

    public static final List<GoalType> ALL = List.of(LOSE, MAINTAIN, GAIN);

    /** Whether the contract that this version speaks knows the type. */
    public boolean known() {
        return ALL.contains(this);
    }
}
