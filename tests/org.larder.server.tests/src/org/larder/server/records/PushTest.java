package org.larder.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.larder.server.testing.Ops.consumption;
import static org.larder.server.testing.Ops.delete;
import static org.larder.server.testing.Ops.goal;
import static org.larder.server.testing.Ops.id;
import static org.larder.server.testing.Ops.op;
import static org.larder.server.testing.Ops.product;
import static org.larder.server.testing.Ops.stamp;
import static org.larder.server.testing.Ops.upsert;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;
import org.larder.testing.TestClock;

class PushTest {

    private static final TestClock CLOCK = TestClock.noon();

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension(CLOCK);

    private final TestClient user = SERVER.client().registered();
    private final Instant now = CLOCK.instant();
    private final String id = id();

    @Test
    void anOperationAppliesOnceAndTellsItsFirstStatusAgain() {
        String op = upsert("products", id, 0, stamp(now, 0), product("Oats"));
        assertThat(status(user.push(op))).isEqualTo("applied");
        JsonNode again = user.push(op);
        assertThat(status(again)).isEqualTo("duplicate");
        assertThat(again.path("original").asText()).isEqualTo("applied");
        assertThat(again.path("record").path("version").asInt()).isEqualTo(1);
    }

    @Test
    void aSupersededOperationStaysSoWhenItIsRepeated() {
        user.push(upsert("products", id, 0, stamp(now, 0), product("Oats")));
        String late = upsert("products", id, 0, stamp(now.minusSeconds(1), 0), product("Late"));
        assertThat(status(user.push(late))).isEqualTo("superseded");
        user.push(delete("products", id, 1, stamp(now, 1)));
        JsonNode again = user.push(late);
        assertThat(status(again)).isEqualTo("duplicate");
        assertThat(again.path("original").asText()).isEqualTo("superseded");
        assertThat(again.path("record").path("deleted").asBoolean()).isTrue();
    }

    @Test
    void memberOrderNumberFormAndEmptyFieldsMakeNoOtherOperation() {
        String opId = id();
        String stamp = stamp(now, 0);
        user.push(op(opId, "products", "create", id, 0, stamp,
                "{" + product("Oats") + ",'servings':[],'x':{'a':1,'b':2}}"));
        String same = "{'x':{'b':2.0,'a':1e0},'brand':null,'carbs':66.30,'fat':6.9,'protein':16.9,'calories':389.0,'name':'Oats'}";
        assertThat(status(user.push(op(opId, "products", "create", id, 9, stamp, same)))).isEqualTo("duplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"op", "id", "stamp", "data", "type"})
    void anyOtherDifferenceMakesTheOpIdReused(String difference) {
        String opId = id();
        user.push(op(opId, "products", "create", id, 0, stamp(now, 0), "{" + product("Oats") + "}"));
        String type = difference.equals("type") ? "nutritionGoals" : "products";
        String other = op(opId, type, difference.equals("op") ? "update" : "create",
                difference.equals("type") ? "2026-01-01" : difference.equals("id") ? id() : id, 0,
                stamp(now, difference.equals("stamp") ? 1 : 0),
                difference.equals("type") ? "{" + goal(2000) + "}"
                        : "{" + product(difference.equals("data") ? "X" : "Oats") + "}");
        JsonNode result = user.push(other);
        assertThat(result.path("reason").asText()).isEqualTo("OPID_REUSED");
        assertThat(result.path("retryable").asBoolean()).isFalse();
    }

    @Test
    void aRejectedOperationMayComeAgainWithTheSameOpId() {
        String productId = id();
        String eaten = upsert("consumptions", id, 0, stamp(now, 0), consumption(productId, "2026-03-01T08:00:00.000Z"));
        JsonNode rejected = user.push(eaten);
        assertThat(rejected.path("reason").asText()).isEqualTo("MISSING_REFERENCE");
        assertThat(rejected.path("retryable").asBoolean()).isTrue();
        assertThat(rejected.path("record").isNull()).isTrue();
        user.push(upsert("products", productId, 0, stamp(now, 0), product("Oats")));
        assertThat(status(user.push(eaten))).isEqualTo("applied");
    }

    @Test
    void aDeleteOfAConsumptionNeedsNoProduct() {
        assertThat(status(user.push(delete("consumptions", id, 0, stamp(now, 0))))).isEqualTo("applied");
    }

    @ParameterizedTest
    @CsvSource({"300000,false", "300001,true"})
    void aStampIsClampedWhenItIsMoreThanFiveMinutesAhead(long aheadMs, boolean clamped) {
        JsonNode result = user.push(upsert("products", id, 0, stamp(now.plusMillis(aheadMs), 7), product("Oats")));
        assertThat(result.path("clamped").asBoolean()).isEqualTo(clamped);
        assertThat(result.path("record").path("lastModified").asText())
                .isEqualTo(clamped ? stamp(now, 0) : stamp(now.plusMillis(aheadMs), 7));
    }

    @Test
    void clampedOperationsAreInTheOrderOfTheirArrival() {
        for (int round = 0; round < 3; round++) {
            JsonNode result = user
                    .push(upsert("products", id, 0, stamp(now.plusSeconds(3600), 0), product("Round " + round)));
            assertThat(status(result)).isEqualTo("applied");
            assertThat(result.path("record").path("lastModified").asText()).isEqualTo(stamp(now, round));
        }
    }

    @Test
    void anEditOfTheCurrentVersionIsRaisedAboveTheRecord() {
        user.push(upsert("products", id, 0, stamp(now, 0xffff), product("Oats")));
        JsonNode result = user.push(upsert("products", id, 1, stamp(now.minusSeconds(9), 0), product("Slow")));
        assertThat(status(result)).isEqualTo("applied");
        assertThat(result.path("record").path("lastModified").asText()).isEqualTo(stamp(now.plusMillis(1), 0));
    }

    @Test
    void aTombstoneBeatsAnOlderEditAndARepeatedDeleteMakesANewerOne() {
        user.push(upsert("products", id, 0, stamp(now.minusSeconds(3), 0), product("Oats")));
        user.push(delete("products", id, 1, stamp(now.minusSeconds(1), 0)));
        assertThat(status(user.push(upsert("products", id, 0, stamp(now.minusSeconds(2), 0), product("Old")))))
                .isEqualTo("superseded");
        JsonNode deleted = user.push(delete("products", id, 0, stamp(now, 0)));
        assertThat(status(deleted)).isEqualTo("applied");
        assertThat(deleted.path("record").path("version").asInt()).isEqualTo(3);
        assertThat(deleted.path("record").path("createdAt").asText())
                .isEqualTo(now.minusSeconds(3).toString().replace("Z", ".000Z"));
    }

    @Test
    void aPushIsAllOrNothingOfOneUserAndItsNumbersHaveNoGaps() {
        String ops = IntStream.range(0, 100)
                .mapToObj(each -> upsert("products", id(), 0, stamp(now, each), product("P" + each)))
                .toList().toString();
        String start = user.data("sync.status", "").path("highWater").asText();
        JsonNode answer = user.pushAll(ops);
        assertThat(answer.path("results")).hasSize(100).allMatch(result -> status(result).equals("applied"));
        assertThat(answer.path("highWater").asText()).isEqualTo(start.replace(":0", ":100"));
    }

    @Test
    void parallelIdenticalPushesApplyOnce() {
        String ops = List.of(upsert("products", id, 0, stamp(now, 0), product("Oats")),
                upsert("products", id(), 0, stamp(now, 0), product("Oats"))).toString();
        List<JsonNode> answers = IntStream.range(0, 6).parallel().mapToObj(each -> user.pushAll(ops)).toList();
        assertThat(answers.stream().map(answer -> status(answer.path("results").path(1))).filter("applied"::equals))
                .hasSize(1);
        assertThat(answers).extracting(answer -> answer.path("highWater").asText().replaceAll(".*:", ""))
                .containsOnly("2");
    }

    @Test
    void aBadOperationIsRejectedAloneAndEchoesWhatItsTextsWere() {
        JsonNode results = user.pushAll("[null,5,'x',[],{'opId':7,'type':'recipes','id':'y'},"
                + upsert("products", id, 0, stamp(now, 0), product("Oats")) + "]").path("results");
        assertThat(results).hasSize(6);
        assertThat(results).filteredOn(result -> result.path("reason").asText().equals("INVALID")).hasSize(5);
        assertThat(results.path(4).path("opId").isNull()).isTrue();
        assertThat(results.path(4).path("type").asText()).isEqualTo("recipes");
        assertThat(status(results.path(5))).isEqualTo("applied");
    }

    @Test
    void aLoneSurrogateIsRejectedAndNotEchoed() {
        JsonNode result = user.push("{'opId':'\\ud800','type':'products','op':'create','id':'" + id
                + "','baseVersion':0,'lastModified':'" + stamp(now, 0) + "','data':{" + product("a\\ud800") + "}}");
        assertThat(result.path("opId").isNull()).isTrue();
        assertThat(result.path("fieldErrors").properties()).extracting(field -> field.getKey()).contains("opId",
                "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'deviceId':'d','ops':[]}", "{'deviceId':'d'}", "{'deviceId':'D','ops':[1]}",
            "{'ops':[1]}", "[]",
            "null", "{'deviceId':'d','ops':{}}"})
    void aPushOfAnotherFormIsRefusedAsAWhole(String input) {
        assertThat(user.failure("sync.push", input).code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void aWholeNumberMayBeWrittenAsAFraction() {
        JsonNode result = user.push(upsert("products", id, 0, stamp(now, 0), product("Oats")).replace("'baseVersion':0",
                "'baseVersion':0.0"));
        assertThat(status(result)).isEqualTo("applied");
        JsonNode other = user.push(upsert("products", id(), 0, stamp(now, 0), product("Oats"))
                .replace("'baseVersion':0", "'baseVersion':0.5"));
        assertThat(other.path("fieldErrors").has("baseVersion")).isTrue();
    }

    private static String status(JsonNode result) {
        return result.path("status").asText();
    }
}
