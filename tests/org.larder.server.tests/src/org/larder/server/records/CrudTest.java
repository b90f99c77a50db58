package org.larder.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.larder.server.testing.Ops.consumption;
import static org.larder.server.testing.Ops.goal;
import static org.larder.server.testing.Ops.id;
import static org.larder.server.testing.Ops.product;
import static org.larder.server.testing.Ops.stamp;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;
import org.larder.testing.TestClock;

class CrudTest {

    private static final TestClock CLOCK = TestClock.noon();

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension(CLOCK);

    private final TestClient user = SERVER.client().registered();
    private final String id = id();

    @Test
    void aPlainWriteIsStampedByTheServer() {
        JsonNode record = create("Oats").path("record");
        assertThat(record.path("lastModified").asText())
                .isEqualTo(stamp(CLOCK.instant(), 0).replace("device1", "server"));
        assertThat(update("Porridge", "").path("record").path("lastModified").asText()).contains("-0001-server");
    }

    @Test
    void theBaseVersionIsLookedAtBeforeAnythingElse() {
        create("Oats");
        var failure = user.failure("products.create", "{'id':'" + id + "'," + product("Other") + ",'baseVersion':7}");
        assertThat(failure.reason()).contains("VERSION_MISMATCH");
        assertThat(failure.current().orElseThrow().path("version").asInt()).isEqualTo(1);
        assertThat(update("Porridge", ",'baseVersion':1").path("record").path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aDeletedRecordHasAVersionToo() {
        create("Oats");
        user.data("products.delete", "{'id':'" + id + "'}");
        assertThat(user.reason("products.create", "{'id':'" + id + "'," + product("Oats") + ",'baseVersion':1}"))
                .isEqualTo("VERSION_MISMATCH");
        assertThat(create("Oats").path("record").path("version").asInt()).isEqualTo(3);
    }

    @Test
    void aKnownOpIdIsLookedAtBeforeTheBaseVersion() {
        String opId = id();
        String call = "{'id':'" + id + "'," + product("Oats") + ",'opId':'" + opId + "','baseVersion':0}";
        user.data("products.create", call);
        JsonNode again = user.data("products.create", call);
        assertThat(again.path("status").asText()).isEqualTo("duplicate");
        assertThat(again.properties()).hasSize(2);
        assertThat(user.reason("products.update", call)).isEqualTo("OPID_REUSED");
    }

    @Test
    void theSameContentAgainIsADuplicateThatMovesNothing() {
        create("Oats");
        String before = user.data("sync.status", "").path("highWater").asText();
        assertThat(create("Oats").path("status").asText()).isEqualTo("duplicate");
        assertThat(user.data("sync.status", "").path("highWater").asText()).isEqualTo(before);
        assertThat(user.reason("products.create", "{'id':'" + id + "'," + product("Other") + "}"))
                .isEqualTo("ALREADY_EXISTS");
    }

    @Test
    void anUpdateNeedsALiveRecordAndADeleteNeedsNone() {
        assertThat(user.reason("products.update", "{'id':'" + id + "'," + product("Oats") + "}"))
                .isEqualTo("NOT_FOUND");
        assertThat(user.data("products.delete", "{'id':'" + id + "'}").path("record").path("deleted").asBoolean())
                .isTrue();
        assertThat(user.reason("products.get", "{'id':'" + id + "'}")).isEqualTo("NOT_FOUND");
    }

    @Test
    void aGoalIsSetWhetherItIsThereOrNot() {
        for (int round = 1; round <= 2; round++) {
            JsonNode set = user.data("goals.set", "{'effectiveFrom':'2026-01-01'," + goal(2000) + "}");
            assertThat(set.path("record").path("id").asText()).isEqualTo("2026-01-01");
            assertThat(set.path("record").path("version").asInt()).isEqualTo(round);
        }
        user.data("goals.delete", "{'effectiveFrom':'2026-01-01'}");
        assertThat(user.data("goals.get", "{'date':'2026-06-01'}").isNull()).isTrue();
        assertThat(user.data("goals.set", "{'effectiveFrom':'2026-01-01'," + goal(2000) + "}").path("record")
                .path("version")
                .asInt()).isEqualTo(4);
    }

    @Test
    void aStampMakesACallAnOperationThatMayLose() {
        user.data("products.create",
                "{'id':'" + id + "'," + product("Oats") + ",'lastModified':'" + stamp(CLOCK.instant(), 5) + "'}");
        JsonNode lost = user.data("products.update",
                "{'id':'" + id + "'," + product("Late") + ",'lastModified':'" + stamp(CLOCK.instant(), 4) + "'}");
        assertThat(lost.path("status").asText()).isEqualTo("superseded");
        assertThat(lost.path("record").path("name").asText()).isEqualTo("Oats");
        JsonNode clamped = user.data("products.update", "{'id':'" + id + "'," + product("Fast") + ",'lastModified':'"
                + stamp(CLOCK.instant().plus(Duration.ofHours(1)), 0) + "'}");
        assertThat(clamped.path("clamped").asBoolean()).isTrue();
    }

    @Test
    void aPlainWriteNeverLosesToAStampALittleAhead() {
        String ahead = stamp(CLOCK.instant().plusSeconds(200), 0);
        user.data("products.create", "{'id':'" + id + "'," + product("Oats") + ",'lastModified':'" + ahead + "'}");
        JsonNode plain = update("Plain", "");
        assertThat(plain.path("status").asText()).isEqualTo("applied");
        assertThat(plain.path("record").path("lastModified").asText()).isGreaterThan(ahead);
    }

    @Test
    void aRejectionBecomesAnError() {
        var invalid = user.failure("products.create",
                "{'id':'" + id + "'," + product(" ") + ",'createdAt':1,'opId':null}");
        assertThat(invalid.httpStatus()).isEqualTo(400);
        assertThat(invalid.reason()).isEmpty();
        assertThat(invalid.zodError().orElseThrow().fieldErrors()).containsOnlyKeys("name", "createdAt", "opId");
        var missing = user.failure("consumptions.create",
                "{'id':'" + id + "'," + consumption(id(), "2026-03-01T08:00:00.000Z") + "}");
        assertThat(missing.httpStatus()).isEqualTo(422);
        assertThat(missing.reason()).contains("MISSING_REFERENCE");
    }

    @Test
    void theMembersOfTheEnvelopeNeverBecomeData() {
        JsonNode record = user.data("products.create", "{'id':'" + id + "'," + product("Oats") + ",'opId':'" + id()
                + "','baseVersion':0,'lastModified':'" + stamp(CLOCK.instant(), 0) + "','vitaminC':3}").path("record");
        assertThat(record.has("opId")).isFalse();
        assertThat(record.has("baseVersion")).isFalse();
        assertThat(record.path("vitaminC").asInt()).isEqualTo(3);
        assertThat(user.data("products.get", "{'id':'" + id + "'}")).isEqualTo(record);
    }

    @Test
    void usersDoNotSeeEachOther() {
        create("Mine");
        TestClient other = SERVER.client().registered();
        assertThat(other.reason("products.get", "{'id':'" + id + "'}")).isEqualTo("NOT_FOUND");
        other.data("products.create", "{'id':'" + id + "'," + product("Theirs") + "}");
        assertThat(user.data("products.get", "{'id':'" + id + "'}").path("name").asText()).isEqualTo("Mine");
        assertThat(other.data("products.list", "").path("items")).hasSize(1);
    }

    private JsonNode create(String name) {
        return user.data("products.create", "{'id':'" + id + "'," + product(name) + "}");
    }

    private JsonNode update(String name, String meta) {
        return user.data("products.update", "{'id':'" + id + "'," + product(name) + meta + "}");
    }
}
