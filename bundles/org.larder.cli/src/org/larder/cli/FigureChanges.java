package org.larder.cli;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.RecordType;
import picocli.CommandLine.Option;

/** New figures of a food or a goal. */
final class FigureChanges {

    private static final Map<String, String> OF_GOALS = Map.of("calories", "dailyCalories", "protein", "dailyProtein",
            "fat", "dailyFat", "carbs", "dailyCarbs");

    @Option(names = "--calories", paramLabel = "KCAL", description = "Energy, kcal per 100 g; of a goal: a day.")
    private Optional<Double> calories = Optional.empty();

    @Option(names = "--protein", paramLabel = "G", description = "g per 100 g; of a goal: a day.")
    private Optional<Double> protein = Optional.empty();

    @Option(names = "--fat", paramLabel = "G", description = "g per 100 g; of a goal: a day.")
    private Optional<Double> fat = Optional.empty();

    @Option(names = "--carbs", paramLabel = "G", description = "g per 100 g; of a goal: a day.")
    private Optional<Double> carbs = Optional.empty();

    /** Lays what was said over the fields of a record. */
    void layOver(ObjectNode json, RecordType type) {
        Map.of("calories", calories, "protein", protein, "fat", fat, "carbs", carbs)
                .forEach((name, figure) -> figure.ifPresent(value -> json
                        .put(type == RecordType.GOAL ? OF_GOALS.getOrDefault(name, name) : name, value)));
    }
}
