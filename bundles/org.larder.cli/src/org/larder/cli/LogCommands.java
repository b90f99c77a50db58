package org.larder.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.data.Copied;
import org.larder.api.data.Diary;
import org.larder.api.data.DiaryDay;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Extras;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder log}. */
@Command(name = "log", description = "What was eaten.")
final class LogCommands {

    private final Session session;

    LogCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Logs an amount of a food.")
    Answer add(@Parameters(paramLabel = "PRODUCT", description = "The id of the food.") UUID productId,
            @Parameters(paramLabel = "GRAMS") double grams,
            @Option(names = "--day", paramLabel = "YYYY-MM-DD",
                    description = "Default: today.") Optional<LocalDate> day,
            @Option(names = "--meal", description = "breakfast, lunch, dinner or snack.") Optional<Meal> meal,
            @Option(names = "--note", description = "Up to 500 characters.") Optional<String> note) {
        UnifiedDataService data = session.services().data();
        Item<Product> food = data.products().find(productId)
                .orElseThrow(() -> new NotFoundException(RecordKey.product(productId)));
        LocalDate date = day.orElseGet(() -> LocalDate.now(clock()));
        return Forms.record(data.diary()
                .add(new Consumption(productId, grams, on(date, LocalTime.now(clock())), Optional.of(date), meal, note,
                        Optional.of(food.data().snapshot()), Extras.NONE)));
    }

    @Command(description = "Changes an entry; what is not named stays.")
    Answer edit(@Parameters(paramLabel = "ID") UUID id,
            @Mixin EntryChanges changes) {
        Consumption entry = diary().find(id).orElseThrow(() -> new NotFoundException(RecordKey.consumption(id))).data();
        return Forms.record(diary().change(id, changes.over(entry, clock().getZone())));
    }

    @Command(description = "Deletes entries, as one step.")
    Answer delete(@Parameters(paramLabel = "ID", arity = "1..*") List<UUID> ids) {
        for (UUID id : ids) {
            diary().find(id).orElseThrow(() -> new NotFoundException(RecordKey.consumption(id)));
        }
        diary().deleteAll(ids);
        return new Answer(Json.MAPPER.createObjectNode().put("deleted", ids.size()), ids.size() + " deleted");
    }

    @Command(description = "Copies entries, a day or a meal of it to other days, as one step.")
    Answer copy(@Mixin Named named,
            @Option(names = "--from", paramLabel = "YYYY-MM-DD", description = "A whole day.") Optional<LocalDate> from,
            @Option(names = "--meal", description = "With --from: only that meal.") Optional<Meal> meal,
            @Option(names = "--to", paramLabel = "YYYY-MM-DD", required = true,
                    description = "The day to copy to; repeatable.") List<LocalDate> to) {
        if (named.ids.isEmpty() == from.isEmpty() || meal.isPresent() && from.isEmpty()) {
            throw new WrongUsageException("Name entries, or a day by --from (and a meal of it by --meal)");
        }
        Copied copied = diary().copy(from.map(day -> of(day, meal)).orElse(named.ids), to);
        ObjectNode json = Json.MAPPER.createObjectNode();
        copied.copies().forEach(key -> json.withArray("copies").add(key.id()));
        copied.skipped().forEach(key -> json.withArray("skipped").add(key.id()));
        return new Answer(json, copied.copies().size() + " copied"
                + (copied.skipped().isEmpty() ? "" : ", " + copied.skipped().size() + " were gone"));
    }

    @Command(description = "Moves entries to another day, as one step.")
    Answer move(@Parameters(paramLabel = "ID", arity = "1..*") List<UUID> ids,
            @Option(names = "--to", paramLabel = "YYYY-MM-DD", required = true) LocalDate to) {
        long moved = diary().move(ids, to);
        return new Answer(Json.MAPPER.createObjectNode().put("moved", moved), moved + " moved");
    }

    @Command(description = "Shows a day: its entries, the sum and the goal.")
    Answer list(
            @Option(names = "--day", paramLabel = "YYYY-MM-DD",
                    description = "Default: today.") Optional<LocalDate> day) {
        DiaryDay diaryDay = diary().day(day.orElseGet(() -> LocalDate.now(clock())));
        List<Answer> entries = diaryDay.entries().stream().map(LogCommands::entry).toList();
        ObjectNode json = Json.MAPPER.createObjectNode().put("day", diaryDay.day().toString());
        json.set("entries", Forms.array(entries));
        json.set("eaten", Forms.json(diaryDay.eaten()));
        diaryDay.goal().ifPresentOrElse(goal -> json.set("goal", Forms.json(goal)), () -> json.putNull("goal"));
        String goal = diaryDay.goal().map(item -> "\nGoal  " + Forms.text(item.data().daily())).orElse("");
        return new Answer(json,
                (Forms.lines(entries) + "\n" + diaryDay.day() + "  " + Forms.text(diaryDay.eaten()) + goal).strip());
    }

    private static Answer entry(DiaryEntry entry) {
        String meal = entry.item().data().meal().map(Meal::name).orElse("-");
        return new Answer(Forms.json(entry.item()), meal + "  " + Forms.text(entry.item()));
    }

    private List<UUID> of(LocalDate day, Optional<Meal> meal) {
        return diary().entries(day).stream()
                .filter(entry -> meal.isEmpty() || entry.item().data().meal().equals(meal))
                .map(entry -> entry.item().key().uuid())
                .toList();
    }

    private Diary diary() {
        return session.services().data().diary();
    }

    private Clock clock() {
        return session.console().clock();
    }

    private Instant on(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clock().getZone()).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Entries that may be named. */
    static final class Named {

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Entries.")
        private List<UUID> ids = new ArrayList<>();
    }
}
