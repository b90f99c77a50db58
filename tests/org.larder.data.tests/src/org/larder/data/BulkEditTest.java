package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FieldError;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.ValidationException;
import org.larder.testing.Household;

/** Records that are put as they are, many at a time. */
class BulkEditTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Product OATS = new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3));
    private static final Goal GOAL = new Goal(new Nutrients(2000, 80, 70, 250), GoalType.LOSE);

    private final Household home;
    private final UnifiedDataService data;

    BulkEditTest(@TempDir Path folder) {
        home = Household.in(folder);
        data = home.data();
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void recordsAreMadeReplacedAndRevivedAndThoseThatAreSoAlreadyAreNotCounted() {
        RecordKey made = RecordKey.product(UUID.randomUUID());
        RecordKey replaced = data.products().add(OATS).key();
        RecordKey revived = data.products().add(OATS).key();
        RecordKey same = data.products().add(OATS).key();
        data.products().delete(revived.uuid());
        Product rice = OATS.withName("Rice");

        long put = data.bulk("Go back").put(Map.of(made, rice, replaced, rice, revived, OATS, same, OATS));

        assertThat(put).isEqualTo(3);
        assertThat(data.products().find(made.uuid()).map(Item::data)).contains(rice);
        assertThat(data.products().find(replaced.uuid()).map(Item::data)).contains(rice);
        assertThat(data.products().find(revived.uuid()).map(Item::data)).contains(OATS);
        assertThat(data.history().undo().orElseThrow().changed()).isEqualTo(3);
        assertThat(data.products().find(replaced.uuid()).map(Item::data)).contains(OATS);
        assertThat(data.products().find(revived.uuid())).isEmpty();
    }

    @Test
    void allTypesGoInAndAMissingSnapshotIsFilledIn() {
        RecordKey oats = RecordKey.product(UUID.randomUUID());
        RecordKey entry = RecordKey.consumption(UUID.randomUUID());
        Map<RecordKey, Data> records = new LinkedHashMap<>();
        records.put(oats, OATS);
        records.put(entry, new Consumption(oats.uuid(), 50, Instant.parse("2026-02-28T12:00:00.000Z"),
                Optional.of(DAY), Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE));
        records.put(RecordKey.goal(DAY), GOAL);

        assertThat(data.bulk("Import").put(records)).isEqualTo(3);
        assertThat(data.bulk("Import").put(records)).isZero();

        assertThat(data.diary().day(DAY).eaten().calories()).isEqualTo(194.5);
        assertThat(data.diary().day(DAY).goal().map(Item::data)).contains(GOAL);
    }

    @Test
    void allFaultsOfAllRecordsAreNamedWithTheirRecordAndNothingGoesIn() {
        RecordKey bad = RecordKey.product(UUID.randomUUID());
        RecordKey worse = RecordKey.goal(DAY);
        Map<RecordKey, Data> records = new LinkedHashMap<>();
        records.put(RecordKey.product(UUID.randomUUID()), OATS);
        records.put(bad, OATS.withName(" "));
        records.put(worse, new Goal(new Nutrients(2000, 80, 70, 0), new GoalType("fly")));

        assertThatThrownBy(() -> data.bulk("Import").put(records))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.errors())
                        .extracting(FieldError::toString)
                        .containsExactly("name of " + bad + " must not be blank",
                                "dailyCarbs of nutritionGoals/2026-02-28 must be a number from 10 to 1000, not 0"));
        assertThat(home.store().sync().empty()).isTrue();
    }

    @Test
    void wordsOfANewerVersionGoInAsTheyAre() {
        Goal goal = new Goal(new Nutrients(2000, 80, 70, 250), new GoalType("fly"));
        assertThat(data.bulk("Import").put(Map.of(RecordKey.goal(DAY), goal))).isEqualTo(1);
        assertThat(data.goals().inForce(DAY).orElseThrow().data()).isEqualTo(goal);
    }

    @Test
    void addedProductsAreNumberedInTheFaults() {
        assertThatThrownBy(() -> data.bulk("Import").addProducts(
                List.of(OATS, OATS.withPer100g(new Nutrients(-5, 0, 0, 0)), OATS.withName(""))))
                .hasMessage("calories of product 2 must be a number from 0 to 10000, not -5; "
                        + "name of product 3 must not be blank");
        assertThat(home.store().sync().empty()).isTrue();
    }

    @Test
    void dataOfAnotherTypeThanTheKeyIsRefused() {
        RecordKey key = RecordKey.goal(DAY);
        assertThatThrownBy(() -> data.bulk("Import").put(Map.of(key, OATS)))
                .isInstanceOf(ValidationException.class)
                .hasMessage("nutritionGoals/2026-02-28 must be data of nutritionGoals");
    }
}
