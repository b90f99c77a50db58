package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.DiaryDay;
import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.Extras;
import org.larder.api.model.FieldError;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.ValidationException;
import org.larder.testing.Household;
import org.larder.testing.TestClock;

class DataServiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Nutrients OATS = new Nutrients(389, 16.9, 6.9, 66.3);
    private static final Goal GOAL = new Goal(new Nutrients(2000, 80, 70, 250), GoalType.LOSE);

    private final Household home;

    DataServiceTest(@TempDir Path folder) {
        home = Household.in(folder, "dev1", TestClock.noon(), () -> ZoneId.of("Europe/Berlin"));
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aMealThatWasLoggedStandsInItsDayWithTheProductAsItWas() {
        Item<Product> oats = oats();

        Item<Consumption> logged = home.data().diary().log(oats.key().uuid(), 50, DAY, Optional.of(Meal.BREAKFAST));
        home.data().products().change(oats.key().uuid(), new Product("Oats", new Nutrients(1, 1, 1, 1)));
        home.data().goals().set(DAY, GOAL);

        DiaryDay day = home.data().diary().day(DAY);
        assertThat(day.entries()).extracting(entry -> entry.item().key()).containsExactly(logged.key());
        assertThat(day.of(Optional.of(Meal.BREAKFAST))).hasSize(1);
        assertThat(day.eaten().calories()).isEqualTo(194.5);
        assertThat(day.goal().map(Item::data)).contains(GOAL);
        assertThat(home.data().diary().totals(DAY, DAY)).containsExactly(new DayTotal(DAY, 1, day.eaten()));
    }

    @Test
    @Tag("F29")
    void aMealLoggedForAnotherDayIsNowOnThatDayInTheDevicesZone() {
        Item<Consumption> logged = home.data().diary().log(oats().key().uuid(), 50, DAY, Optional.empty());
        assertThat(logged.data().date()).isEqualTo(Instant.parse("2026-02-28T12:00:00.000Z"));
        assertThat(logged.data().localDate()).contains(DAY);
    }

    @Test
    void aMealOfAnUnknownProductIsRefused() {
        UUID nobody = UUID.randomUUID();
        assertThatThrownBy(() -> home.data().diary().log(nobody, 50, DAY, Optional.empty()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(nobody.toString());
    }

    @Test
    void anEntryThatIsAddedAsItIsShowsTheSnapshotThatTheStoreFilledIn() {
        Item<Product> oats = oats();
        Item<Consumption> added = home.data().diary().add(new Consumption(oats.key().uuid(), 10,
                Instant.parse("2026-02-28T12:00:00.000Z"), Optional.of(DAY), Optional.empty(), Optional.empty(),
                Optional.empty(), Extras.NONE));
        assertThat(added.data().snapshot()).contains(oats.data().snapshot());
    }

    @Test
    void allFaultsOfAnInputAreNamedAndNothingIsWritten() {
        assertThatThrownBy(() -> home.data().products().add(new Product(" ", new Nutrients(-5, 1001, 0, Double.NaN))))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.errors())
                        .extracting(FieldError::field)
                        .containsExactlyInAnyOrder("name", "calories", "protein", "carbs"));
        assertThat(home.store().sync().empty()).isTrue();
    }

    @Test
    void aFaultInAnEditLeavesTheRecordAsItWas() {
        Item<Product> oats = oats();
        UUID id = oats.key().uuid();
        assertThatThrownBy(() -> home.data().products().change(id, oats.data().withName("")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> home.data().diary().log(id, 0, DAY, Optional.empty()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> home.data().goals().set(DAY, new Goal(Nutrients.ZERO, GoalType.GAIN)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("dailyCalories");
        assertThat(home.data().products().find(id)).contains(oats);
    }

    @Test
    void whatIsGoneCannotBeChangedOrDeleted() {
        UUID id = oats().key().uuid();
        home.data().products().delete(id);

        assertThat(home.data().products().find(id)).isEmpty();
        assertThatThrownBy(() -> home.data().products().delete(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> home.data().products().change(id, new Product("Oats", OATS)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> home.data().goals().delete(DAY)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> home.data().diary().delete(id)).isInstanceOf(NotFoundException.class);
        assertThat(home.data().products().find(id)).isEmpty();
    }

    @Test
    void severalEntriesAreDeletedAsOneStepAndThoseThatAreGoneArePassedOver() {
        UUID oats = oats().key().uuid();
        UUID first = home.data().diary().log(oats, 10, DAY, Optional.empty()).key().uuid();
        UUID second = home.data().diary().log(oats, 20, DAY, Optional.empty()).key().uuid();
        home.data().diary().delete(first);

        home.data().diary().deleteAll(List.of(first, second));
        assertThat(home.data().diary().entries(DAY)).isEmpty();

        home.data().history().undo();
        assertThat(home.data().diary().entries(DAY)).extracting(entry -> entry.item().key())
                .containsExactly(RecordKey.consumption(second));
    }

    @Test
    void productsAreFoundByNameAndBarcode() {
        Product milk = new Product("Milk chocolate", OATS).withBarcode(Optional.of("4006381333931"));
        Item<Product> added = home.data().products().add(milk);
        oats();

        assertThat(home.data().products().search("cho MIL", Optional.empty(), 10).items()).containsExactly(added);
        assertThat(home.data().products().count("")).isEqualTo(2);
        assertThat(home.data().products().findByBarcode("4006381333931")).contains(added);
        assertThatThrownBy(() -> home.data().products().search("", Optional.empty(), 0))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void newRecordsHaveIdsThatGrowWithTime() {
        DataService data = new DataService(home.store());
        UUID first = data.products().add(new Product("A", OATS)).key().uuid();
        UUID second = data.products().add(new Product("B", OATS)).key().uuid();
        assertThat(first.version()).isEqualTo(7);
        assertThat(second.toString()).isGreaterThan(first.toString());
    }

    private Item<Product> oats() {
        return home.data().products().add(new Product("Oats", OATS));
    }
}
