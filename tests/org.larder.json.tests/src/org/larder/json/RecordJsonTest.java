package org.larder.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FieldError;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Serving;
import org.larder.api.model.Stamp;
import org.larder.api.model.ValidationException;

class RecordJsonTest {

    private static final String OATS = "{\"name\":\"Oats\",\"calories\":389,\"protein\":16.9,\"fat\":6.9,"
            + "\"carbs\":66.3,\"brand\":null,\"barcode\":null,\"fiber\":null,\"sugar\":null,\"saturatedFat\":null,"
            + "\"salt\":null,\"servings\":[]}";
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void optionalFieldsThatAreAbsentAreFilledIn() {
        Data data = parse("{\"name\":\"Oats\",\"calories\":389,\"protein\":16.9,\"fat\":6.9,\"carbs\":66.3}");
        assertThat(RecordJson.text(data)).isEqualTo(OATS);
    }

    @Test
    void everyRecordComesBackAsItWas() {
        Product product = new Product("Milk, whole", new Nutrients(61, 3.2, 3.3, 12.3456789),
                new FurtherNutrients(OptionalDouble.of(0), OptionalDouble.of(4.8), OptionalDouble.empty(),
                        OptionalDouble.of(0.1)),
                Optional.of(""), Optional.of("4001234567890"),
                List.of(new Serving("glass", 200, new Extras("{\"colour\":\"white\"}"))),
                new Extras("{\"vegan\":false,\"nested\":{\"a\":[1,2]}}"));
        Consumption consumption = new Consumption(ID, 0.1, Instant.parse("2026-01-31T08:00:00.123Z"),
                Optional.of(LocalDate.of(2026, 1, 31)), Optional.of(Meal.SNACK), Optional.of("a\nb"),
                Optional.of(product.snapshot()), Extras.NONE);
        Goal goal = new Goal(new Nutrients(2000, 110, 70, 230.5), GoalType.GAIN);
        for (Data data : List.of(product, consumption, goal)) {
            assertThat(RecordJson.parse(data.type(), RecordJson.text(data))).isEqualTo(data);
            assertThat(RecordJson.stored(data.type(), RecordJson.text(data))).isEqualTo(data);
        }
    }

    @Test
    void unknownFieldsAreKeptBehindTheKnownOnes() {
        String text = OATS.replace("}", ",\"organic\":true,\"grade\":{\"score\":0.5}}");
        assertThat(RecordJson.text(parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "name|\"name\":\"Oats\"|\"name\":5", "name|\"name\":\"Oats\",|", "name|\"name\":\"Oats\"|\"name\":null",
            "calories|389|\"389\"", "calories|389|1e999", "calories|389|-1", "fat|6.9|null", "carbs|66.3|true",
            "servings|[]|null", "servings|[]|{}", "servings|[]|[5]", "servings|[]|[{\"name\":\"glass\"}]",
            "brand|\"brand\":null|\"brand\":5", "salt|\"salt\":null|\"salt\":\"1\"",
            "version|}|,\"version\":1}", "_synced|}|,\"_synced\":1}", "__proto__|}|,\"__proto__\":1}",
            "big|}|,\"big\":1e999}", "zero|}|,\"zero\":\"\\u0000\"}", "half|}|,\"half\":[\"\\ud800\"]}",
            "deep|}|,\"deep\":[[[[[[[[[1]]]]]]]]]}"
    })
    void aFaultNamesItsField(String field, String part, @Nullable String wrong) {
        int at = OATS.lastIndexOf(part);
        String text = OATS.substring(0, at) + (wrong == null ? "" : wrong) + OATS.substring(at + part.length());
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(ValidationException.class,
                e -> assertThat(e.errors()).extracting(FieldError::field).containsOnly(field));
    }

    @Test
    void eightLevelsOfNestingAreFine() {
        assertThatCode(() -> parse(OATS.replace("}", ",\"deep\":[[[[[[[[1]]]]]]]]}"))).doesNotThrowAnyException();
    }

    @Test
    void theBoundOfBytesIsInclusive() {
        String frame = OATS.replace("}", ",\"x\":\"\"}");
        int free = RecordJson.MAX_DATA_BYTES - frame.length();
        String most = OATS.replace("}", ",\"x\":\"" + "é".repeat(free / 2) + "a".repeat(free % 2) + "\"}");
        assertThat(RecordJson.text(parse(most))).isEqualTo(most);
        assertThatThrownBy(() -> parse(most.replace("\"}", "a\"}")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("data must have at most 8192 bytes as JSON, not 8193");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T00:00:00.000Z", "2026-01-31T08:00:00Z", "2026-01-31T08:00:00.000+01:00", "now"})
    void anInstantHasThreeDecimalsAndAZ(String text) {
        assertThatThrownBy(() -> RecordJson.parse(RecordType.CONSUMPTION,
                "{\"productId\":\"" + ID + "\",\"amount\":1,\"date\":\"" + text + "\"}"))
                .hasMessageContaining("date must be an instant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-2-3", "1899-12-31", "3000-01-01", "today"})
    void aDayIsRealAndLiesInTheYearsOfTheContract(String day) {
        assertThatThrownBy(() -> RecordJson.parse(RecordType.CONSUMPTION, "{\"productId\":\"" + ID
                + "\",\"amount\":1,\"date\":\"2026-01-31T08:00:00.000Z\",\"localDate\":\"" + day + "\"}"))
                .isInstanceOf(ValidationException.class)
                .hasMessage("localDate must be a real date YYYY-MM-DD of the years 1900 to 2999, not " + day);
    }

    @Test
    void anOperationIsWrittenAsTheContractSaysAndReadBack() {
        Operation update = new Operation(ID, RecordKey.product(ID), 3, Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa"),
                Optional.of(parse(OATS)));
        assertThat(RecordJson.operation(update)).isEqualTo("{\"opId\":\"" + ID + "\",\"type\":\"products\","
                + "\"op\":\"update\",\"id\":\"" + ID + "\",\"baseVersion\":3,"
                + "\"lastModified\":\"2026-01-31T08:00:00.000Z-0000-aa\",\"data\":" + OATS + "}");
        assertThat(RecordJson.operation(RecordJson.operation(update))).isEqualTo(update);
        Operation delete = new Operation(ID, RecordKey.goal(LocalDate.of(2026, 1, 1)), 1, update.lastModified(),
                Optional.empty());
        assertThat(RecordJson.operation(delete)).contains("\"op\":\"delete\"").doesNotContain("data");
        assertThat(RecordJson.operation(RecordJson.operation(delete))).isEqualTo(delete);
    }

    @Test
    void aRecordOfTheWireIsReadAndWritten() {
        String wire = "{\"type\":\"products\",\"id\":\"" + ID + "\"," + OATS.substring(1, OATS.length() - 1)
                + ",\"version\":3,\"lastModified\":\"2026-01-31T08:00:00.000Z-0000-aa\",\"deleted\":false,"
                + "\"createdAt\":\"2026-01-30T08:00:00.000Z\",\"updatedAt\":\"2026-01-31T08:00:00.000Z\"}";
        RemoteRecord record = RecordJson.record(Json.read(wire));
        assertThat(record.version()).isEqualTo(3);
        assertThat(Json.write(RecordJson.record(record))).isEqualTo(wire);
    }

    @Test
    void aTombstoneHasNoData() {
        String wire = "{\"type\":\"nutritionGoals\",\"id\":\"2026-01-01\",\"version\":2,"
                + "\"lastModified\":\"2026-01-31T08:00:00.000Z-0000-aa\",\"deleted\":true,"
                + "\"createdAt\":\"2026-01-30T08:00:00.000Z\",\"updatedAt\":\"2026-01-31T08:00:00.000Z\"}";
        RemoteRecord record = RecordJson.record(Json.read(wire));
        assertThat(record.deleted()).isTrue();
        assertThat(Json.write(RecordJson.record(record))).isEqualTo(wire);
    }

    @Test
    void contentIsEqualWhateverTheOrderAndTheWritingOfNumbers() {
        assertThat(RecordJson.hash(Json.read("{\"a\":1.0,\"b\":{\"d\":2,\"c\":[]},\"e\":null,\"f\":[]}")))
                .isEqualTo(RecordJson.hash(Json.read("{\"b\":{\"c\":[],\"d\":2e0},\"a\":1}")))
                .isNotEqualTo(RecordJson.hash(Json.read("{\"b\":{\"d\":2},\"a\":1}")))
                .isNotEqualTo(RecordJson.hash(Json.read("{\"b\":{\"c\":[],\"d\":2},\"a\":\"1\"}")));
    }

    @Test
    void textThatIsNoJsonIsRefused() {
        for (String text : List.of("", "{", "{}{}", "[1,]", "<html>")) {
            assertThatThrownBy(() -> RecordJson.parse(RecordType.PRODUCT, text))
                    .isInstanceOf(ValidationException.class);
        }
    }

    private static Data parse(String json) {
        return RecordJson.parse(RecordType.PRODUCT, json);
    }
}
