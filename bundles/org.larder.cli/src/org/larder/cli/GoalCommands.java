package org.larder.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.larder.api.data.Goals;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.RecordKey;
import org.larder.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder goals}. */
@Command(name = "goals", description = "What to eat in a day, from a date on.")
final class GoalCommands {

    private final Session session;

    GoalCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Sets the goal that holds from a date until the next one's.")
    Answer set(@Parameters(paramLabel = "YYYY-MM-DD", description = "From when it holds.") LocalDate from,
            @Option(names = "--calories", paramLabel = "KCAL", required = true,
                    description = "kcal a day, 500 to 10000.") double calories,
            @Option(names = "--protein", paramLabel = "G", required = true,
                    description = "g a day, 10 to 500.") double protein,
            @Option(names = "--fat", paramLabel = "G", required = true, description = "g a day, 10 to 300.") double fat,
            @Option(names = "--carbs", paramLabel = "G", required = true,
                    description = "g a day, 10 to 1000.") double carbs,
            @Option(names = "--type", defaultValue = "maintain",
                    description = "gain, lose or maintain; default: maintain.") GoalType type) {
        return Forms.record(goals().set(from, new Goal(new Nutrients(calories, protein, fat, carbs), type)));
    }

    @Command(description = "Lets a goal hold from another date.")
    Answer move(@Parameters(paramLabel = "YYYY-MM-DD", description = "From when it holds.") LocalDate from,
            @Option(names = "--to", paramLabel = "YYYY-MM-DD", required = true,
                    description = "From when it shall hold.") LocalDate to) {
        Item<Goal> goal = goals().inForce(from)
                .filter(item -> item.key().date().equals(from))
                .orElseThrow(() -> new NotFoundException(RecordKey.goal(from)));
        return Forms.record(goals().change(from, to, goal.data()));
    }

    @Command(description = "Shows the goal of a day, or all of them.")
    Answer show(
            @Option(names = "--day", paramLabel = "YYYY-MM-DD",
                    description = "Default: today.") Optional<LocalDate> day,
            @Option(names = "--all", description = "All, by date.") boolean all) {
        if (all) {
            List<Answer> goals = goals().all().stream().map(Forms::record).toList();
            return new Answer(Json.MAPPER.createObjectNode().set("items", Forms.array(goals)), Forms.lines(goals));
        }
        LocalDate date = day.orElseGet(() -> LocalDate.now(session.console().clock()));
        Optional<Item<Goal>> goal = goals().inForce(date);
        return goal.map(Forms::record).orElse(new Answer(Answer.NOTHING.json(), "No goal holds on " + date + "."));
    }

    @Command(description = "Deletes the goal that holds from a date; the one before holds on.")
    Answer delete(@Parameters(paramLabel = "YYYY-MM-DD") LocalDate from) {
        goals().delete(from);
        return new Answer(Json.MAPPER.createObjectNode().put("deleted", 1), "1 deleted");
    }

    private Goals goals() {
        return session.services().data().goals();
    }
}
