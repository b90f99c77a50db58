package org.larder.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.larder.server.testing.Ops.consumption;
import static org.larder.server.testing.Ops.id;
import static org.larder.server.testing.Ops.product;
import static org.larder.server.testing.Ops.stamp;
import static org.larder.server.testing.Ops.upsert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;

@Timeout(60)
class ListTest {

    /** A sort key that no engine takes. */
    private static final String PLACE_WITH_NUL = "MDE5OGMwZGUtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxYQA";

    private static final List<String> NAMES = List.of("b", "a ", "a", "a!", "A", "Ä", "ä", "\uffee", "𝔸", "a_b",
            "50 %", "b");
    private static final Comparator<String> CODE_POINTS = Comparator.comparing(
            name -> name.getBytes(StandardCharsets.UTF_8),
            Arrays::compareUnsigned);

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension();

    private final TestClient user = SERVER.client().registered();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 11, 12, 500})
    void productsComeByCodePointsInPages(int limit) {
        create(NAMES);
        assertThat(names("{'limit':" + limit + "}"))
                .containsExactlyElementsOf(NAMES.stream().sorted(CODE_POINTS).toList());
    }

    @Test
    void equalNamesComeById() {
        create(List.of("same", "same", "same"));
        var ids = new ArrayList<String>();
        user.data("products.list", "").path("items").forEach(item -> ids.add(item.path("id").asText()));
        assertThat(ids).isSorted();
    }

    @ParameterizedTest
    @CsvSource({"B,3", "_,1", "%,1", "ä,2", "' ',2", "zz,0", "'',12"})
    void aQueryIsALiteralPartInAnyLetterCase(String query, int found) {
        create(NAMES);
        assertThat(names("{'query':'" + query + "'}")).hasSize(found);
    }

    @Test
    void theCursorHoldsThePlaceThoughItsRecordGoes() {
        create(List.of("a", "b", "c"));
        JsonNode page = user.data("products.list", "{'limit':2}");
        user.data("products.delete", "{'id':'" + page.path("items").path(1).path("id").asText() + "'}");
        JsonNode rest = user.data("products.list", "{'after':'" + page.path("nextCursor").asText() + "'}");
        assertThat(rest.path("items")).extracting(item -> item.path("name").asText()).containsExactly("c");
        assertThat(rest.path("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%", "YQ", "w6T_", PLACE_WITH_NUL})
    void anotherTextIsNoCursorOfAList(String after) {
        assertThat(user.reason("products.list", "{'after':'" + after + "'}")).isEqualTo("CURSOR_INVALID");
        assertThat(user.reason("consumptions.list",
                "{'from':'2026-01-01T00:00:00.000Z','to':'2026-01-02T00:00:00.000Z','after':'" + after + "'}"))
                .isEqualTo("CURSOR_INVALID");
    }

    @Test
    void consumptionsComeByDateFromTheFirstInstantUpToTheLastWithoutIt() {
        String productId = id();
        user.push(upsert("products", productId, 0, stamp(Instant.now(), 0), product("Oats")));
        for (String time : List.of("03T00:00:00.000", "01T00:00:00.000", "02T23:59:59.999", "02T00:00:00.000",
                "02T00:00:00.000")) {
            user.push(upsert("consumptions", id(), 0, stamp(Instant.now(), 0),
                    consumption(productId, "2026-03-" + time + "Z")));
        }
        String window = "'from':'2026-03-01T00:00:00.000Z','to':'2026-03-03T00:00:00.000Z','limit':2";
        JsonNode first = user.data("consumptions.list", "{" + window + "}");
        JsonNode second = user.data("consumptions.list",
                "{" + window + ",'after':'" + first.path("nextCursor").asText() + "'}");
        assertThat(first.path("items")).extracting(item -> item.path("date").asText())
                .containsExactly("2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z");
        assertThat(second.path("items")).extracting(item -> item.path("date").asText())
                .containsExactly("2026-03-02T00:00:00.000Z", "2026-03-02T23:59:59.999Z");
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{'from':'2026-03-01','to':'2026-03-02'}",
            "{'from':'2026-02-30T00:00:00.000Z','to':'2026-03-02T00:00:00.000Z'}",
            "{'from':'2026-03-01T00:00:00.000Z','to':'2026-03-02T00:00:00.000Z','limit':501}"})
    void aListOfConsumptionsNeedsItsInstants(String input) {
        assertThat(user.failure("consumptions.list", input).code()).isEqualTo("BAD_REQUEST");
    }

    private void create(List<String> names) {
        user.pushAll(
                names.stream().map(name -> upsert("products", id(), 0, stamp(Instant.now(), 0), product(name))).toList()
                        .toString());
    }

    private List<String> names(String input) {
        var names = new ArrayList<String>();
        JsonNode page = user.data("products.list", input);
        page.path("items").forEach(item -> names.add(item.path("name").asText()));
        while (page.path("nextCursor").isTextual()) {
            page = user.data("products.list",
                    input.replace("}", ",'after':'" + page.path("nextCursor").asText() + "'}"));
            page.path("items").forEach(item -> names.add(item.path("name").asText()));
        }
        return names;
    }
}
