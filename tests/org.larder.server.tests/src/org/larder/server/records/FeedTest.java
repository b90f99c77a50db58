package org.larder.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.larder.server.testing.Ops.delete;
import static org.larder.server.testing.Ops.goal;
import static org.larder.server.testing.Ops.id;
import static org.larder.server.testing.Ops.product;
import static org.larder.server.testing.Ops.stamp;
import static org.larder.server.testing.Ops.upsert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.rules.RecordDigest;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;

class FeedTest {

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension();

    private final TestClient user = SERVER.client().registered();
    private final Instant now = Instant.now();

    @Test
    void aRecordChangedTwiceComesOnceAsItIsNow() {
        List<String> ids = pushed(5);
        user.push(upsert("products", ids.get(1), 1, stamp(now, 9), product("Changed")));
        user.push(delete("products", ids.get(3), 1, stamp(now, 9)));
        List<JsonNode> seen = drained(2);
        assertThat(seen).extracting(record -> record.path("id").asText()).containsExactly(ids.get(0), ids.get(2),
                ids.get(4),
                ids.get(1), ids.get(3));
        assertThat(seen.get(4).properties()).extracting(field -> field.getKey()).containsExactlyInAnyOrder("type", "id",
                "version", "lastModified", "deleted", "createdAt", "updatedAt");
    }

    @Test
    void aRecordChangedBetweenTwoPagesComesAgain() {
        List<String> ids = pushed(4);
        JsonNode first = user.data("sync.pull", "{'limit':2}");
        user.push(upsert("products", ids.get(0), 1, stamp(now, 9), product("Changed")));
        JsonNode rest = user.data("sync.pull", "{'cursor':'" + first.path("cursor").asText() + "'}");
        assertThat(rest.path("changes")).extracting(record -> record.path("id").asText()).containsExactly(ids.get(2),
                ids.get(3), ids.get(0));
    }

    @Test
    void theLastCursorIsTheHighWaterOfStatusDigestAndPush() {
        pushed(3);
        String cursor = user.data("sync.pull", "").path("cursor").asText();
        assertThat(cursor).matches("[0-9a-z]{1,32}:3");
        assertThat(user.data("sync.status", "").path("highWater").asText()).isEqualTo(cursor);
        assertThat(user.data("sync.digest", "").path("highWater").asText()).isEqualTo(cursor);
    }

    @Test
    void aPageOfExactlyTheLimitIsTheLast() {
        pushed(3);
        assertThat(user.data("sync.pull", "{'limit':3}").path("hasMore").asBoolean()).isFalse();
        assertThat(user.data("sync.pull", "{'limit':2}").path("hasMore").asBoolean()).isTrue();
    }

    @Test
    void aCursorOfAnotherAccountOrTheFutureIsExpired() {
        pushed(2);
        String own = user.data("sync.status", "").path("highWater").asText();
        TestClient other = SERVER.client().registered();
        assertThat(other.failure("sync.pull", "{'cursor':'" + own + "'}").httpStatus()).isEqualTo(412);
        assertThat(user.reason("sync.pull", "{'cursor':'" + own.replace(":2", ":3") + "'}"))
                .isEqualTo("CURSOR_EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a:b", "A:1", "a:1 ", ":1", "a:1234567890123456"})
    void anotherTextIsNoCursor(String cursor) {
        assertThat(user.reason("sync.pull", "{'cursor':'" + cursor + "'}")).isEqualTo("CURSOR_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "5", "{'limit':0}", "{'limit':501}", "{'limit':'5'}", "{'limit':null}",
            "{'types':[]}",
            "{'types':['x']}", "{'types':null}", "{'cursor':5}"})
    void aPullOfAnotherFormIsRefused(String input) {
        assertThat(user.failure("sync.pull", input).code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    @Timeout(60)
    void readersSeeNoGapsWhileWritersWrite() {
        var writers = IntStream.range(0, 4).mapToObj(writer -> CompletableFuture.runAsync(
                () -> IntStream.range(0, 10)
                        .forEach(each -> user.push(upsert("products", id(), 0, stamp(now, each), product("P"))))))
                .toList();
        var seen = new ArrayList<String>();
        String cursor = "null";
        while (seen.size() < 40) {
            JsonNode page = user.data("sync.pull", "{'limit':3,'cursor':" + cursor + "}");
            page.path("changes").forEach(record -> seen.add(record.path("id").asText()));
            cursor = "'" + page.path("cursor").asText() + "'";
        }
        writers.forEach(CompletableFuture::join);
        assertThat(seen).doesNotHaveDuplicates().hasSize(40);
    }

    @Test
    void theDigestIsOverAllRecordsTombstonesIncluded() {
        user.push(upsert("nutritionGoals", "2026-02-01", 0, stamp(now, 0), goal(2000)));
        user.push(upsert("nutritionGoals", "2026-01-01", 0, stamp(now, 0), goal(2000)));
        user.push(delete("nutritionGoals", "2026-02-01", 1, stamp(now, 1)));
        var expected = new RecordDigest();
        expected.add("2026-01-01", 1, false);
        expected.add("2026-02-01", 2, true);
        JsonNode digest = user.data("sync.digest", "{'types':['nutritionGoals']}").path("digests");
        assertThat(digest).hasSize(1);
        assertThat(digest.path("nutritionGoals").path("hash").asText()).isEqualTo(expected.digest().hash());
    }

    @Test
    void theDigestOfAPrefixNamesItsRecordsUpTo64() {
        List<String> ids = pushed(65);
        assertThat(user.data("sync.digest", "{'type':'products'}").has("entries")).isFalse();
        user.push(delete("products", ids.get(0), 1, stamp(now, 9)));
        JsonNode below = user.data("sync.digest", "{'type':'products','prefix':'" + ids.get(0) + "'}");
        assertThat(below.path("buckets").properties()).extracting(field -> field.getKey()).containsExactly("");
        assertThat(below.path("entries")).hasSize(1);
        assertThat(below.path("entries").path(0).path("deleted").asBoolean()).isTrue();
        long total = 0;
        for (JsonNode bucket : user.data("sync.digest", "{'type':'products','prefix':''}").path("buckets")) {
            total += bucket.path("count").asLong();
        }
        assertThat(total).isEqualTo(65);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{'prefix':''}", "{'type':'x'}", "{'type':'products','prefix':'A'}", "{'types':[]}",
            "{'type':'products','types':['products']}", "{'type':'products','prefix':5}"})
    void aDigestOfAnotherFormIsRefused(String input) {
        assertThat(user.failure("sync.digest", input).code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void theStatusCountsLiveRecords() {
        List<String> ids = pushed(3);
        user.push(delete("products", ids.get(0), 1, stamp(now, 9)));
        assertThat(user.data("sync.status", "").path("counts"))
                .isEqualTo(TestClient.json("{'products':2,'consumptions':0,'nutritionGoals':0}"));
    }

    private List<String> pushed(int count) {
        List<String> ids = IntStream.range(0, count).mapToObj(each -> id()).toList();
        user.pushAll(
                ids.stream().map(id -> upsert("products", id, 0, stamp(now, 0), product("P"))).toList().toString());
        return ids;
    }

    private List<JsonNode> drained(int limit) {
        var seen = new ArrayList<JsonNode>();
        JsonNode page = user.data("sync.pull", "{'limit':" + limit + "}");
        page.path("changes").forEach(seen::add);
        while (page.path("hasMore").asBoolean()) {
            page = user.data("sync.pull", "{'limit':" + limit + ",'cursor':'" + page.path("cursor").asText() + "'}");
            page.path("changes").forEach(seen::add);
        }
        return seen;
    }
}
