package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Extras;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreReader;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.TestProfile;

/** What views ask goes through indexes, a page at a time, or through memory: a larger diary is not a slower one. */
@Tag("F9")
@TestInstance(Lifecycle.PER_CLASS)
class DerbyPlanTest {

    private static final int FOODS = 1500;
    private static final int DAYS = 500;
    private static final int A_DAY = 4;
    private static final int PAGE = 10;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate DAY = FIRST.plusDays(DAYS / 2);

    private final PlanEngine plans = new PlanEngine();
    private final LocalStore store;
    private final List<RecordKey> foods = Stream.generate(() -> RecordKey.product(UUID.randomUUID())).limit(FOODS)
            .toList();

    DerbyPlanTest(@TempDir Path folder) {
        store = new JdbcStore(plans::at, TestProfile.place(new TestProfile(folder, "dev1"), "derby"),
                new Surroundings("dev1", InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")),
                        () -> ZoneOffset.UTC, UUID::randomUUID));
    }

    @BeforeAll
    void fill() {
        store.open();
        store.edit(EditStep.of("fill"), editor -> {
            for (int i = 0; i < FOODS; i++) {
                editor.put(foods.get(i), new Product("Food " + i, new Nutrients(i % 900, 1, 2, 3))
                        .withBarcode(Optional.of(Integer.toString(10_000_000 + i))));
            }
            for (int i = 0; i < DAYS * A_DAY; i++) {
                editor.put(RecordKey.consumption(UUID.randomUUID()), entry(foods.get(i % FOODS), i / A_DAY));
            }
            return null;
        });
        store.close();
        store.open();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void fewRowsAreVisited(String name, int atMost, Function<StoreReader, Object> question) {
        store.read(question);
        plans.take();
        store.read(question);
        List<PlanEngine.Visit> asked = plans.take();
        assertThat(rows(asked)).as(name + ": " + asked).isLessThanOrEqualTo(atMost);
    }

    Stream<Arguments> questions() {
        return Stream.of(
                question("a day", 4 * A_DAY, reader -> reader.day(DAY)),
                question("totals of 30 days", 40, reader -> reader.totals(DAY, DAY.plusDays(29))),
                question("the second page of entries", 4 * PAGE, this::secondPage),
                question("entries of a food", 4 * PAGE,
                        reader -> reader.entriesOf(foods.get(7).uuid(), Optional.empty(), PAGE)),
                question("a page of foods", 4 * PAGE, reader -> reader.products("food", Optional.empty(), PAGE)),
                question("a food by its barcode", 4, reader -> reader.productByBarcode("10000777")),
                question("recent foods", 4 * PAGE, reader -> reader.recent(PAGE)),
                question("frequent foods", 4 * PAGE, reader -> reader.frequent(PAGE)),
                question("the goal in force", 2, reader -> reader.goalInForce(DAY)),
                question("what can be undone", 4, StoreReader::undoable));
    }

    @Test
    void aQueryThatGoesThroughATableIsSeen() {
        store.read(reader -> reader.entries(FIRST, FIRST.plusDays(DAYS), Optional.empty(), 500));
        assertThat(rows(plans.take())).isGreaterThanOrEqualTo(500);
    }

    private Object secondPage(StoreReader reader) {
        Page<DiaryEntry> first = reader.entries(FIRST, FIRST.plusDays(DAYS), Optional.empty(), PAGE);
        plans.take();
        return reader.entries(FIRST, FIRST.plusDays(DAYS), first.next(), PAGE);
    }

    private static Arguments question(String name, int atMost, Function<StoreReader, Object> question) {
        return Arguments.of(name, atMost, question);
    }

    private static int rows(List<PlanEngine.Visit> visits) {
        return visits.stream().mapToInt(PlanEngine.Visit::rows).sum();
    }

    private static Consumption entry(RecordKey food, int day) {
        LocalDate date = FIRST.plusDays(day);
        return new Consumption(food.uuid(), 50, date.atTime(12, 0).toInstant(ZoneOffset.UTC), Optional.of(date),
                Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
    }
}
