package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.account.Session;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;
import org.larder.transport.trpc.ScriptedServer.Answer;
import org.larder.transport.trpc.ScriptedServer.Request;

/** Section 12 of the contract: a server with records one by one and lists, without {@code sync.*}. */
class SingleRecordsTest {

    private static final String UNKNOWN = "{\"error\":{\"message\":\"m\",\"code\":-32004,\"data\":"
            + "{\"code\":\"NOT_FOUND\",\"httpStatus\":404,\"path\":\"sync.status\",\"reason\":null}}}";
    private static final String OWN = "2026-03-01T12:00:00.000Z-0000-dev1";
    private static final String EARLIER = "2026-03-01T11:00:00.000Z-0000-dev2";
    private static final String LATER = "2026-03-01T13:00:00.000Z-0000-dev2";
    private static final String OATS = "\"name\":\"Oats\",\"calories\":389,\"protein\":17,\"fat\":7,\"carbs\":66";
    private static final String GOAL = "\"dailyCalories\":2000,\"dailyProtein\":100,\"dailyFat\":70,\"dailyCarbs\":250,"
            + "\"goalType\":\"maintain\"";

    private final TestClock clock = TestClock.noon();
    private final ScriptedServer server = new ScriptedServer();
    private final TestProfile profile = new TestProfile(Path.of("unused"), "dev1");
    private final TrpcTransport transport = new TrpcTransport(profile, clock);
    private final Deque<String> writes = new ArrayDeque<>();
    private final Deque<String> reads = new ArrayDeque<>();
    private int number;

    SingleRecordsTest() throws IOException {
        profile.change(settings -> settings.withServer(Optional.of(server.base())));
        transport.use(new Session("u1", "ann@example.org", "a1", "r1", clock.instant().plusSeconds(600)));
        server.on("health.ping",
                request -> Answer.json(200, ScriptedServer.PING.replace("[\"batch\"]", "[\"batch\",\"crud\"]")
                        .replace("\"maxBatchCalls\":20", "\"maxBatchCalls\":3")));
        server.on("sync.status", request -> Answer.json(404, UNKNOWN));
        server.otherwise(this::batch);
        transport.probe();
    }

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    /** One scripted answer for each call; without one a read finds nothing and a write is applied. */
    private Answer batch(Request request) {
        var answers = new ArrayList<String>();
        for (String path : request.path().split(",")) {
            boolean read = request.method().equals("GET");
            Optional<String> scripted = Optional.ofNullable((read ? reads : writes).poll());
            answers.add(
                    scripted.orElseGet(() -> read ? missing() : "{\"result\":{\"data\":{\"status\":\"applied\"}}}"));
            assertThat(path).contains(".");
        }
        return Answer.json(207, "[" + String.join(",", answers) + "]").with("X", "y");
    }

    private static String missing() {
        return error("NOT_FOUND", -32004, 404, "NOT_FOUND", "");
    }

    private static String error(String code, int rpc, int status, String reason, String more) {
        return "{\"error\":{\"message\":\"m\",\"code\":" + rpc + ",\"data\":{\"code\":\"" + code + "\",\"httpStatus\":"
                + status + ",\"path\":\"p\",\"reason\":" + (reason.isEmpty() ? "null" : '"' + reason + '"') + more
                + "}}}";
    }

    private static String record(RecordKey key, int version, String stamp, String data) {
        return "{\"type\":\"" + key.type().wire() + "\",\"id\":\"" + key.id() + "\","
                + (data.isEmpty() ? "" : data + ",")
                + "\"version\":" + version + ",\"lastModified\":\"" + stamp + "\",\"deleted\":" + data.isEmpty()
                + ",\"createdAt\":\"2026-03-01T12:00:00.000Z\",\"updatedAt\":\"2026-03-01T12:00:00.000Z\"}";
    }

    private static String result(String data) {
        return "{\"result\":{\"data\":" + data + "}}";
    }

    private static String applied(FrozenOperation operation, String stamp) {
        return result("{\"status\":\"applied\",\"record\":" + record(operation.key(), 1, stamp,
                operation.key().type() == RecordType.GOAL ? GOAL : OATS) + "}");
    }

    private RecordKey product() {
        return RecordKey.product(UUID.fromString("01890a5d-ac96-774b-bcce-" + String.format("%012d", ++number)));
    }

    private FrozenOperation operation(RecordKey key, String op, int base) {
        UUID opId = UUID.fromString("11890a5d-ac96-774b-bcce-" + String.format("%012d", ++number));
        String data = switch (key.type()) {
            case PRODUCT -> OATS;
            case GOAL -> GOAL;
            case CONSUMPTION -> "\"productId\":\"01890a5d-ac96-774b-bcce-000000000001\",\"amount\":5,"
                    + "\"date\":\"2026-03-01T12:00:00.000Z\"";
        };
        return new FrozenOperation(opId, key,
                "{\"opId\":\"" + opId + "\",\"type\":\"" + key.type().wire() + "\",\"op\":\"" + op + "\",\"id\":\""
                        + key.id() + "\",\"baseVersion\":" + base + ",\"lastModified\":\"" + OWN + "\""
                        + (op.equals("delete") ? "}" : ",\"data\":{" + data + "}}"));
    }

    private Outcome push(FrozenOperation operation) {
        return transport.push("dev1", List.of(operation)).outcomes().get(0);
    }

    /** A server that has shown that it keeps stamps is not asked before each write. */
    private void knownToKeepStamps() {
        FrozenOperation first = operation(product(), "create", 0);
        writes.add(applied(first, OWN));
        assertThat(push(first)).isInstanceOf(Outcome.Applied.class);
        assertThat(server.calls()).hasSize(3);
    }

    private List<String> callsAfter(int earlier) {
        return server.calls().subList(earlier, server.calls().size());
    }

    // --- which server it is

    @Test
    void aServerWithoutSyncIsKnownByItsAnswer() {
        assertThat(transport.listsOnly()).isTrue();
        assertThatThrownBy(() -> transport.digest(Set.of(RecordType.GOAL)))
                .hasMessageContaining("no hashes");
    }

    @Test
    void aServerThatGetsSyncIsSeenAtTheNextProbe() {
        server.on("sync.status",
                request -> Answer.error("UNAUTHORIZED", -32001, 401, Optional.of("TOKEN_MISSING")));
        transport.probe();
        assertThat(transport.listsOnly()).isFalse();
        transport.probe();
        assertThat(server.calls()).as("once it is known it is not asked again").hasSize(2);
    }

    @Test
    void aServerThatFailsForAWhileStaysWhatItWas() {
        server.on("sync.status",
                request -> Answer.error("SERVICE_UNAVAILABLE", -32603, 503, Optional.empty()));
        transport.probe();
        assertThat(transport.listsOnly()).isTrue();
    }

    // --- writing

    @Test
    void operationsGoInWavesOfBatches() {
        knownToKeepStamps();
        RecordKey entry = RecordKey.consumption(UUID.fromString("21890a5d-ac96-774b-bcce-000000000001"));
        RecordKey other = RecordKey.consumption(UUID.fromString("21890a5d-ac96-774b-bcce-000000000002"));
        RecordKey goal = RecordKey.goal(LocalDate.of(2026, 3, 1));
        transport.push("dev1", List.of(operation(product(), "delete", 1), operation(goal, "create", 0),
                operation(entry, "create", 0), operation(other, "delete", 4), operation(product(), "create", 0),
                operation(product(), "update", 2), operation(product(), "create", 0),
                operation(product(), "create", 0)));
        assertThat(callsAfter(3)).containsExactly("POST products.create,products.update,products.create",
                "POST products.create", "POST goals.set,consumptions.create", "POST consumptions.delete",
                "POST products.delete");
        String body = server.requests("goals.set,consumptions.create").get(0).text();
        assertThat(body).contains("\"effectiveFrom\":\"2026-03-01\"", "\"dailyCalories\":2000", "\"opId\":\"11890a5d",
                "\"baseVersion\":0", "\"lastModified\":\"" + OWN + "\"").doesNotContain("\"type\"", "\"op\":");
    }

    @Test
    void aLaterOperationOfARecordGoesAfterTheEarlierOne() {
        knownToKeepStamps();
        RecordKey key = product();
        transport.push("dev1", List.of(operation(key, "create", 0), operation(key, "update", 1),
                operation(key, "delete", 2)));
        assertThat(callsAfter(3)).containsExactly("POST products.create", "POST products.update",
                "POST products.delete");
    }

    @Test
    @Tag("F10")
    void eachOperationHasItsOwnOutcome() {
        knownToKeepStamps();
        FrozenOperation good = operation(product(), "create", 0);
        FrozenOperation bad = operation(product(), "create", 0);
        FrozenOperation ill = operation(product(), "create", 0);
        writes.addAll(List.of(applied(good, OWN),
                error("BAD_REQUEST", -32600, 400, "",
                        ",\"zodError\":{\"formErrors\":[],\"fieldErrors\":{\"fat\":[\"must be less\"]}}"),
                error("INTERNAL_SERVER_ERROR", -32603, 500, "", "")));
        List<Outcome> outcomes = transport.push("dev1", List.of(good, bad, ill)).outcomes();
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.retryable()).isFalse();
            assertThat(rejected.reason()).isEqualTo("INVALID");
            assertThat(rejected.fieldErrors()).singleElement().hasToString("fat must be less");
        });
        assertThat(outcomes.get(2)).isInstanceOfSatisfying(Outcome.Unanswered.class,
                open -> assertThat(open.cause().retryClass()).isEqualTo(RetryClass.TRANSIENT));
    }

    @Test
    void aConflictWithAnEarlierEditIsSentAgainOnTopOfIt() {
        knownToKeepStamps();
        FrozenOperation operation = operation(product(), "create", 0);
        writes.add(conflict(operation, 7, EARLIER));
        writes.add(applied(operation, OWN));
        assertThat(push(operation)).isInstanceOf(Outcome.Applied.class);
        assertThat(callsAfter(3)).containsExactly("POST products.create", "POST products.update");
        assertThat(server.requests("products.update").get(0).text()).contains("\"baseVersion\":7",
                operation.opId().toString());
    }

    private static String conflict(FrozenOperation operation, int version, String stamp) {
        return error("CONFLICT", -32009, 409, "VERSION_MISMATCH", ",\"current\":"
                + record(operation.key(), version, stamp, OATS.replace("Oats", "Other")));
    }

    @Test
    void aConflictWithALaterEditIsLost() {
        knownToKeepStamps();
        FrozenOperation operation = operation(product(), "update", 1);
        writes.add(conflict(operation, 7, LATER));
        assertThat(push(operation)).isInstanceOfSatisfying(Outcome.Superseded.class,
                lost -> assertThat(lost.record().version()).isEqualTo(7));
    }

    @Test
    void aRecordThatChangesForEverIsGivenUpForNow() {
        knownToKeepStamps();
        FrozenOperation operation = operation(product(), "update", 1);
        for (int version = 2; version < 20; version++) {
            writes.add(conflict(operation, version, EARLIER));
        }
        assertThat(push(operation)).isInstanceOf(Outcome.Unanswered.class);
        assertThat(writes).hasSizeGreaterThan(10);
    }

    @Test
    void anUpdateOfNothingIsMadeACreateAndADeleteOfNothingIsDone() {
        knownToKeepStamps();
        FrozenOperation update = operation(product(), "update", 3);
        writes.add(missing());
        writes.add(applied(update, OWN));
        assertThat(push(update)).isInstanceOf(Outcome.Applied.class);
        assertThat(callsAfter(3)).containsExactly("POST products.update", "POST products.create");
        assertThat(server.requests("products.create").get(1).text()).doesNotContain("baseVersion");
        writes.add(missing());
        assertThat(push(operation(product(), "delete", 3))).isInstanceOfSatisfying(Outcome.Applied.class,
                gone -> assertThat(gone.record().deleted()).isTrue());
    }

    @Test
    @Tag("F2")
    void aMissingProductIsWaitedFor() {
        knownToKeepStamps();
        writes.add(error("UNPROCESSABLE_CONTENT", -32022, 422, "MISSING_REFERENCE", ""));
        assertThat(push(operation(RecordKey.consumption(UUID.fromString("21890a5d-ac96-774b-bcce-000000000001")),
                "create", 0))).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
                    assertThat(rejected.retryable()).isTrue();
                    assertThat(rejected.reason()).isEqualTo("MISSING_REFERENCE");
                });
    }

    @Test
    void aForbiddenRecordIsRejectedAndAForbiddenUserIsNot() {
        knownToKeepStamps();
        String forbidden = error("FORBIDDEN", -32003, 403, "", "");
        FrozenOperation one = operation(product(), "create", 0);
        FrozenOperation two = operation(product(), "create", 0);
        writes.addAll(List.of(forbidden, applied(two, OWN)));
        assertThat(transport.push("dev1", List.of(one, two)).outcomes().get(0)).isInstanceOf(Outcome.Rejected.class);
        writes.addAll(List.of(forbidden, forbidden));
        assertThatThrownBy(() -> transport.push("dev1", List.of(one, two))).isInstanceOfSatisfying(
                TransportException.class, e -> assertThat(e.retryClass()).isEqualTo(RetryClass.PROTOCOL));
    }

    @Test
    @Tag("F7")
    void aBatchThatIsTooLargeIsHalvedUntilTheCulpritStandsAlone() {
        knownToKeepStamps();
        FrozenOperation culprit = operation(product(), "create", 0);
        FrozenOperation good = operation(product(), "create", 0);
        server.otherwise(request -> request.text().contains(culprit.opId().toString())
                ? Answer.error("PAYLOAD_TOO_LARGE", -32013, 413, Optional.empty())
                : Answer.json(200, "[" + applied(good, OWN) + "]"));
        List<Outcome> outcomes = transport.push("dev1", List.of(culprit, good)).outcomes();
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.retryable()).isFalse());
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void whatWasSettledIsToldThoughTheRestFails() {
        knownToKeepStamps();
        FrozenOperation first = operation(product(), "create", 0);
        FrozenOperation second = operation(RecordKey.goal(LocalDate.of(2026, 3, 1)), "create", 0);
        server.on("goals.set", request -> new Answer(200, Map.of(), "<html>".getBytes()));
        writes.add(applied(first, OWN));
        List<Outcome> outcomes = transport.push("dev1", List.of(first, second)).outcomes();
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Unanswered.class);
        assertThatThrownBy(() -> transport.push("dev1", List.of(second))).isInstanceOf(TransportException.class);
    }

    @Test
    void aShortAnswerLeavesTheRestOpen() {
        knownToKeepStamps();
        FrozenOperation one = operation(product(), "create", 0);
        FrozenOperation two = operation(product(), "create", 0);
        server.otherwise(request -> Answer.json(200, "[" + applied(one, OWN) + "]"));
        List<Outcome> outcomes = transport.push("dev1", List.of(one, two)).outcomes();
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Unanswered.class);
    }

    // --- servers that do not know operations by their names

    @Test
    @Tag("F14")
    void beforeItIsWrittenARecordIsReadAndWhatIsSoAlreadyIsNotDoneAgain() {
        FrozenOperation operation = operation(product(), "create", 0);
        reads.add(result(record(operation.key(), 4, LATER, OATS)));
        assertThat(push(operation)).isInstanceOfSatisfying(Outcome.Duplicate.class,
                known -> assertThat(known.record().version()).isEqualTo(4));
        assertThat(callsAfter(1)).containsExactly("GET products.get");
    }

    @Test
    void whatAnotherDeviceWroteLaterIsNotOverwritten() {
        FrozenOperation operation = operation(product(), "update", 1);
        reads.add(result(record(operation.key(), 2, LATER, OATS.replace("Oats", "Other"))));
        assertThat(push(operation)).isInstanceOf(Outcome.Superseded.class);
        reads.add(result(record(operation.key(), 1, LATER, OATS.replace("Oats", "Base"))));
        writes.add(applied(operation, LATER));
        assertThat(push(operation)).as("an edit of the current version").isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aDeleteOfWhatIsGoneIsDoneAndAGoalInForceOfAnotherDayIsNone() {
        assertThat(push(operation(product(), "delete", 2))).isInstanceOf(Outcome.Applied.class);
        RecordKey goal = RecordKey.goal(LocalDate.of(2026, 3, 1));
        FrozenOperation set = operation(goal, "update", 1);
        reads.add(result(record(RecordKey.goal(LocalDate.of(2026, 2, 1)), 9, LATER, GOAL)));
        writes.add(applied(set, LATER));
        assertThat(push(set)).isInstanceOf(Outcome.Applied.class);
        assertThat(callsAfter(1)).containsExactly("GET products.get", "GET goals.get", "POST goals.set");
    }

    // --- reading

    private List<PullPage> pages() {
        var pages = new ArrayList<PullPage>();
        Optional<String> cursor = Optional.empty();
        do {
            pages.add(transport.pull(cursor, 2));
            cursor = Optional.of(pages.get(pages.size() - 1).cursor());
        } while (pages.get(pages.size() - 1).hasMore());
        return pages;
    }

    private void lists(String products, String goals, String entries) {
        server.on("products.list", request -> Answer.data(products));
        server.on("goals.list", request -> Answer.data(goals));
        server.on("consumptions.list", request -> Answer.data(entries));
    }

    @Test
    void listsAreReadAsAFeedPageByPage() {
        RecordKey one = product();
        lists("{\"items\":[" + record(one, 1, OWN, OATS) + "],\"nextCursor\":\"a:b c\"}",
                "{\"items\":[" + record(RecordKey.goal(LocalDate.of(2026, 3, 1)), 1, OWN, GOAL) + "]}",
                "{\"items\":[],\"nextCursor\":null}");
        PullPage first = transport.pull(Optional.empty(), 2);
        assertThat(first.changes()).singleElement().satisfies(each -> assertThat(each.key()).isEqualTo(one));
        server.on("products.list", request -> Answer.data("{\"items\":[],\"nextCursor\":null}"));
        PullPage second = transport.pull(Optional.of(first.cursor()), 2);
        assertThat(server.requests("products.list").get(1).query()).contains("%22after%22%3A%22a%3Ab+c%22",
                "%22limit%22%3A2");
        assertThat(second.changes()).singleElement().satisfies(
                each -> assertThat(each.key().type()).isEqualTo(RecordType.GOAL));
        PullPage last = transport.pull(Optional.of(second.cursor()), 2);
        assertThat(last.hasMore()).isFalse();
        assertThat(transport.pull(Optional.of(last.cursor()), 2).changes()).isEmpty();
        assertThat(server.requests("consumptions.list")).singleElement()
                .satisfies(each -> assertThat(each.query()).contains("0000-01-01", "9999-12-31"));
    }

    @Test
    void emptyListsAreOnePage() {
        lists("{\"items\":[],\"nextCursor\":null}", "{\"items\":[]}", "{\"items\":[]}");
        assertThat(pages()).singleElement().satisfies(page -> assertThat(page.changes()).isEmpty());
    }

    @Test
    void aListThatNeverEndsIsNoList() {
        lists("{\"items\":[],\"nextCursor\":\"x\"}", "{}", "{}");
        assertThatThrownBy(this::pages).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT));
        lists("{\"items\":[" + record(product(), 1, OWN, OATS) + "],\"nextCursor\":\"x\"}", "{}", "{}");
        assertThatThrownBy(this::pages).hasMessageContaining("products.list");
        lists("{\"nextCursor\":null}", "{}", "{}");
        assertThatThrownBy(this::pages).hasMessageContaining("products.list");
    }

    @Test
    void aCursorOfAFeedBeginsAnew() {
        assertThatThrownBy(() -> transport.pull(Optional.of("e1:7"), 2)).isInstanceOfSatisfying(
                TransportException.class, e -> assertThat(e.retryClass()).isEqualTo(RetryClass.RESYNC));
    }
}
