package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.larder.api.account.Session;
import org.larder.api.account.SignInException;
import org.larder.api.model.Buckets;
import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;
import org.larder.transport.trpc.ScriptedServer.Answer;

class TrpcTransportTest {

    private static final String TOKENS = """
            {"accessToken":"%s","refreshToken":"%s","tokenType":"Bearer","expiresIn":900,
            "user":{"id":"u1","email":"ann@example.org","name":null},"serverTime":"2026-03-01T12:00:00.000Z"}""";
    private static final String RECORD = """
            {"type":"products","id":"%s","name":"Häfer","calories":389,"protein":17,"fat":7,"carbs":66,"version":1,
            "lastModified":"2026-03-01T12:00:00.000Z-0000-dev1","deleted":false,"createdAt":"2026-03-01T12:00:00.000Z",
            "updatedAt":"2026-03-01T12:00:00.000Z"}""";
    private static final UUID ONE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID TWO = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");

    private final TestClock clock = TestClock.noon();
    private final ScriptedServer server = new ScriptedServer();
    private final TestProfile profile = new TestProfile(Path.of("unused"), "dev1");
    private final TrpcTransport transport = new TrpcTransport(profile, clock);

    TrpcTransportTest() throws IOException {
        profile.change(settings -> settings.withServer(Optional.of(server.base())));
    }

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    private void signedIn(String access, Duration life) {
        transport.use(new Session("u1", "ann@example.org", access, "r1", clock.instant().plus(life)));
    }

    private static FrozenOperation operation(UUID opId) {
        return new FrozenOperation(opId, RecordKey.product(ONE), "{\"opId\":\"" + opId + "\",\"name\":\"Häfer\"}");
    }

    private static String applied(UUID opId) {
        return "{\"index\":0,\"opId\":\"" + opId + "\",\"status\":\"applied\",\"record\":" + RECORD.formatted(ONE)
                + "}";
    }

    private static RetryClass classOf(Throwable thrown) {
        return ((TransportException) thrown).retryClass();
    }

    // --- who answers

    @Test
    void aServerOfTheContractIsValidAndTellsItsLimits() {
        var found = (ProbeResult.Valid) transport.probe();
        assertThat(found.clockOffset()).isEqualTo(Duration.ofMillis(1772366400000L - clock.instant().toEpochMilli()));
        assertThat(found.epoch()).isEqualTo("e1");
        assertThat(transport.limits().maxOpsPerPush()).isEqualTo(200);
        assertThat(transport.limits().maxPullLimit()).isEqualTo(300);
    }

    @Test
    void withoutAnAddressThereIsNoRemote() {
        profile.change(settings -> settings.withServer(Optional.empty()));
        assertThat(transport.probe()).isEqualTo(new ProbeResult.NotConfigured());
        assertThat(transport.remote()).isEmpty();
        assertThatThrownBy(() -> transport.signIn("a", "b")).isInstanceOfSatisfying(SignInException.class,
                e -> assertThat(e.reason()).isEqualTo(SignInException.Reason.NO_SERVER));
    }

    @Test
    void anUnencryptedServerElsewhereIsNeverAsked() {
        profile.change(settings -> settings.withServer(Optional.of(URI.create("http://larder.example/trpc"))));
        assertThat(transport.probe()).isInstanceOfSatisfying(ProbeResult.Incompatible.class,
                found -> assertThat(found.reason()).contains("https://"));
    }

    @Test
    void nobodyAtTheAddressIsUnreachable() {
        server.close();
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Unreachable.class);
    }

    @Test
    void aWebPageARedirectAnEmptyBodyAndOtherJsonAreNotThisContract() {
        var html = Map.of("Content-Type", "text/html");
        byte[] page = "<!DOCTYPE html><html>sign in</html>".getBytes(StandardCharsets.UTF_8);
        for (Answer answer : List.of(new Answer(200, html, page), new Answer(511, html, new byte[0]),
                new Answer(302, Map.of("Location", "http://127.0.0.1:1/"), new byte[0]), Answer.json(200, ""),
                Answer.json(200, "{\"hello\":1}"), new Answer(404, html, page))) {
            server.on("health.ping", request -> answer);
            if (answer.status() == 511) {
                assertThat(transport.probe()).isInstanceOf(ProbeResult.Unreachable.class);
            } else {
                assertThat(transport.probe()).as("%s", answer).isInstanceOf(ProbeResult.NotThisContract.class);
            }
        }
    }

    @Test
    void aGatewayWithoutItsServerIsUnreachable() {
        server.on("health.ping", request -> new Answer(502, Map.of("Content-Type", "text/html"), "<html>".getBytes(
                StandardCharsets.UTF_8)));
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Unreachable.class);
    }

    @Test
    void anotherContractIsIncompatibleAndSaysWhy() {
        Map<String, String> answers = Map.of(
                "{\"result\":{\"data\":{\"json\":{\"ok\":true}}}}", "superjson",
                "{\"error\":{\"json\":{\"message\":\"no\",\"code\":-32004}}}", "superjson",
                ScriptedServer.PING.replace("\"minClient\":1", "\"minClient\":2"), "update",
                ScriptedServer.PING.replace("nutrition-sync/1", "chess/1"), "not nutrition-sync/1",
                "{\"error\":{\"message\":\"no\",\"code\":-32004,\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404}}}",
                "no health.ping");
        answers.forEach((answer, words) -> {
            server.on("health.ping", request -> Answer.json(200, answer));
            assertThat(transport.probe()).isInstanceOfSatisfying(ProbeResult.Incompatible.class,
                    found -> assertThat(found.reason()).contains(words));
        });
    }

    // --- calls

    @Test
    void aPushCarriesTheFrozenTextsAsUtf8AndTheToken() {
        signedIn("a1", Duration.ofMinutes(10));
        server.on("sync.push", request -> Answer.data("{\"results\":[" + applied(ONE) + "," + applied(TWO)
                + "],\"serverTime\":\"2026-03-01T12:00:00.000Z\",\"highWater\":\"e1:2\"}"));
        var result = transport.push("dev1", List.of(operation(ONE), operation(TWO)));
        assertThat(result.outcomes()).hasSize(2)
                .allSatisfy(each -> assertThat(each).isInstanceOf(Outcome.Applied.class));
        assertThat(result.serverTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(server.requests("sync.push")).singleElement().satisfies(request -> {
            assertThat(request.text()).isEqualTo("{\"deviceId\":\"dev1\",\"ops\":[" + operation(ONE).json() + ","
                    + operation(TWO).json() + "]}");
            assertThat(request.contentType()).startsWith("application/json");
            assertThat(request.authorization()).isEqualTo("Bearer a1");
        });
    }

    @Test
    void resultsThatAreMissingOrStrangeLeaveTheirOperationUnanswered() {
        signedIn("a1", Duration.ofMinutes(10));
        server.on("sync.push", request -> Answer.data("{\"results\":[" + applied(TWO) + "]}"));
        assertThat(transport.push("dev1", List.of(operation(ONE), operation(TWO))).outcomes())
                .allSatisfy(each -> assertThat(each).isInstanceOf(Outcome.Unanswered.class));
        server.on("sync.push", request -> Answer.data("{\"results\":[{\"opId\":\"" + ONE
                + "\",\"status\":\"applied\",\"record\":{\"type\":\"products\"}},{\"opId\":\"" + TWO
                + "\",\"status\":\"rejected\",\"reason\":\"INVALID\",\"retryable\":false,\"message\":\"m\","
                + "\"fieldErrors\":{\"name\":[\"must not be blank\"]}}]}"));
        List<Outcome> outcomes = transport.push("dev1", List.of(operation(ONE), operation(TWO))).outcomes();
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Unanswered.class);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.fieldErrors()).singleElement().hasToString("name must not be blank"));
    }

    @Test
    void aPageLeavesOutWhatBreaksTheContractAndNamesIt() {
        signedIn("a1", Duration.ofMinutes(10));
        String bad = RECORD.formatted(TWO).replace("\"calories\":389", "\"calories\":-1");
        server.on("sync.pull", request -> Answer.data("{\"changes\":[" + RECORD.formatted(ONE) + "," + bad
                + ",5,null,{\"type\":\"recipes\",\"id\":\"x\"}],\"cursor\":\"e1:7\",\"hasMore\":true,\"serverTime\":\"x\"}"));
        var page = transport.pull(Optional.of("e1:3"), 300);
        assertThat(page.changes()).singleElement().satisfies(
                record -> assertThat(record.key()).isEqualTo(RecordKey.product(ONE)));
        assertThat(page.refused()).hasSize(3);
        assertThat(page.refused().get(0)).contains("products/" + TWO, "calories");
        assertThat(page.cursor()).isEqualTo("e1:7");
        assertThat(page.hasMore()).isTrue();
        assertThat(server.requests("sync.pull").get(0).query()).contains("cursor");
    }

    private LinkedBlockingQueue<String> pages() {
        var asked = new LinkedBlockingQueue<String>();
        var number = new AtomicInteger();
        server.on("sync.pull", request -> {
            int page = number.incrementAndGet();
            asked.add(request.query());
            return Answer.data("{\"changes\":[" + RECORD.formatted(ONE) + "],\"cursor\":\"e1:" + page
                    + "\",\"hasMore\":" + (page < 2) + "}");
        });
        return asked;
    }

    @Test
    void theNextPageIsAskedForBeforeItIsWanted() throws InterruptedException {
        signedIn("a1", Duration.ofMinutes(10));
        var asked = pages();
        assertThat(transport.pull(Optional.empty(), 300).hasMore()).isTrue();
        assertThat(asked.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(asked.poll(10, TimeUnit.SECONDS)).contains("e1%3A1");
        var next = transport.pull(Optional.of("e1:1"), 300);
        assertThat(next.hasMore()).isFalse();
        assertThat(asked).isEmpty();
        assertThat(server.requests("sync.pull")).hasSize(2);
    }

    @Test
    void aPageThatWasAskedForIsOnlyTakenForTheSameQuestion() throws InterruptedException {
        signedIn("a1", Duration.ofMinutes(10));
        for (Runnable between : List.<Runnable>of(() -> transport.push("dev1", List.of(operation(ONE))),
                transport::cancel, () -> transport.use(new Session("u2", "eve@example.org", "a2", "r2",
                        clock.instant().plus(Duration.ofMinutes(10)))))) {
            var asked = pages();
            server.on("sync.push", request -> Answer.data("{\"results\":[" + applied(ONE) + "]}"));
            transport.pull(Optional.empty(), 300);
            asked.poll(10, TimeUnit.SECONDS);
            asked.poll(10, TimeUnit.SECONDS);
            between.run();
            transport.pull(Optional.of("e1:1"), 300);
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aCursorTooLongForAUrlGoesInTheBody() {
        signedIn("a1", Duration.ofMinutes(10));
        server.on("sync.pull", request -> Answer.data("{\"changes\":[],\"cursor\":\"c\",\"hasMore\":false}"));
        transport.pull(Optional.of("c".repeat(9000)), 300);
        assertThat(server.requests("sync.pull").get(0).method()).isEqualTo("POST");
    }

    @Test
    void aDigestAsksForItsTypes() {
        signedIn("a1", Duration.ofMinutes(10));
        server.on("sync.digest", request -> Answer.data(
                "{\"digests\":{\"products\":{\"count\":1,\"hash\":\"ab\"}},\"highWater\":\"e1:7\"}"));
        var digest = transport.digest(Set.of(RecordType.PRODUCT));
        assertThat(digest.highWater()).isEqualTo("e1:7");
        assertThat(digest.digests().get(RecordType.PRODUCT).hash()).isEqualTo("ab");
    }

    @Test
    void bucketsAskForATypeAndAPrefix() {
        signedIn("a1", Duration.ofMinutes(10));
        server.on("sync.digest", request -> Answer.data("{\"buckets\":{\"a\":{\"count\":2,\"hash\":\"ab\"}},"
                + "\"entries\":[{\"id\":\"0a\",\"version\":3,\"deleted\":true}],\"highWater\":\"e1:7\"}"));
        var found = transport.buckets(RecordType.PRODUCT, "0");
        assertThat(found.highWater()).isEqualTo("e1:7");
        assertThat(found.buckets().digests().get("a")).isEqualTo(new Digest(2, "ab"));
        assertThat(found.buckets().entries().orElseThrow()).containsExactly(new Buckets.Entry("0a", 3, true));
        assertThat(server.requests("sync.digest").get(0).query()).contains("products", "prefix");
        for (String bad : List.of("{}", "{\"buckets\":{\"a\":5},\"highWater\":\"e1:7\"}", "{\"buckets\":{}}",
                "{\"buckets\":{},\"entries\":[{\"id\":7}],\"highWater\":\"e1:7\"}")) {
            server.on("sync.digest", request -> Answer.data(bad));
            assertThatThrownBy(() -> transport.buckets(RecordType.PRODUCT, "")).isInstanceOf(TransportException.class);
        }
    }

    @Test
    void whatIsRecentComesWithGoalsAndProductsWhereTheServerHasRecordsOneByOne() {
        signedIn("a1", Duration.ofMinutes(10));
        assertThat(transport.recent(clock.instant().minus(Duration.ofDays(30)))).isEmpty();
        server.on("health.ping", request -> Answer.json(200, ScriptedServer.PING.replace("[\"batch\"]", "[\"crud\"]")));
        server.on("sync.status",
                request -> Answer.error("UNAUTHORIZED", -32001, 401, Optional.of("TOKEN_MISSING")));
        transport.probe();
        String envelope = "\"version\":1,\"lastModified\":\"2026-03-01T12:00:00.000Z-0000-dev1\",\"deleted\":false";
        server.on("goals.list", request -> Answer.data("{\"items\":[{\"type\":\"nutritionGoals\","
                + "\"id\":\"2026-01-01\",\"dailyCalories\":2000,\"dailyProtein\":100,\"dailyFat\":70,"
                + "\"dailyCarbs\":250,\"goalType\":\"lose\"," + envelope + "}]}"));
        server.on("consumptions.list", request -> Answer.data("{\"items\":[{\"type\":\"consumptions\",\"id\":\""
                + TWO + "\",\"productId\":\"" + ONE + "\",\"amount\":5,\"date\":\"2026-03-01T12:00:00.000Z\","
                + envelope + "}],\"nextCursor\":null}"));
        server.on("products.get",
                request -> Answer.json(200, "[{\"result\":{\"data\":" + RECORD.formatted(ONE) + "}}]"));
        assertThat(transport.recent(clock.instant().minus(Duration.ofDays(30))))
                .extracting(record -> record.key().type())
                .containsExactly(RecordType.GOAL, RecordType.PRODUCT, RecordType.CONSUMPTION);
        assertThat(server.requests("products.get")).singleElement().satisfies(
                each -> assertThat(each.query()).contains("batch=1"));
        assertThat(server.requests("consumptions.list")).hasSize(5);
    }

    @Test
    void anEntryListWithoutEndIsBounded() {
        signedIn("a1", Duration.ofMinutes(10));
        server.on("health.ping", request -> Answer.json(200, ScriptedServer.PING.replace("[\"batch\"]", "[\"crud\"]")));
        transport.probe();
        server.on("goals.list", request -> Answer.data("{\"items\":[]}"));
        server.on("consumptions.list",
                request -> Answer.data("{\"items\":[5],\"nextCursor\":\"" + UUID.randomUUID() + "\"}"));
        assertThat(transport.recent(clock.instant().minus(Duration.ofDays(30)))).isEmpty();
        assertThat(server.requests("consumptions.list")).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void cancelSparesProbes() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        server.on("health.ping", request -> {
            arrived.countDown();
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.json(200, ScriptedServer.PING);
        });
        var probe = CompletableFuture.supplyAsync(transport::probe);
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        transport.cancel();
        go.countDown();
        assertThat(probe.join()).isInstanceOf(ProbeResult.Valid.class);
    }

    @Test
    void cancelEndsACallThatWaitsForTheTokenOfAnother() throws InterruptedException {
        signedIn("a1", Duration.ofSeconds(10));
        assertThat(transport.account()).contains("u1");
        var refreshing = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        server.on("auth.refresh", request -> {
            refreshing.countDown();
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.data(TOKENS.formatted("a2", "r2"));
        });
        var one = CompletableFuture.supplyAsync(() -> transport.pull(Optional.empty(), 10));
        assertThat(refreshing.await(10, TimeUnit.SECONDS)).isTrue();
        var waiting = new LinkedBlockingQueue<Thread>();
        var two = CompletableFuture.supplyAsync(() -> transport.pull(Optional.empty(), 10), task -> {
            var thread = new Thread(task);
            waiting.add(thread);
            thread.start();
        });
        Thread waits = waiting.take();
        while (waits.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        transport.cancel();
        for (var call : List.of(one, two)) {
            assertThat(call).failsWithin(Duration.ofSeconds(1)).withThrowableThat().havingCause()
                    .isInstanceOf(TransportException.class);
        }
        go.countDown();
        assertThat(server.requests("auth.refresh")).hasSize(1);
    }

    @Test
    void aFailureIsNotRepeatedBehindTheCallersBack() {
        signedIn("a1", Duration.ofMinutes(10));
        server.on("sync.pull", request -> Answer.error("SERVICE_UNAVAILABLE", -32603, 503, Optional.empty())
                .with("Retry-After", "7"));
        assertThatThrownBy(() -> transport.pull(Optional.empty(), 10)).isInstanceOfSatisfying(TransportException.class,
                e -> {
                    assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
                });
        assertThat(server.requests("sync.pull")).hasSize(1);
    }

    @Test
    void aWebPageInTheMiddleIsTransientWhateverItsStatus() {
        signedIn("a1", Duration.ofMinutes(10));
        for (int status : List.of(200, 400, 401, 404)) {
            server.on("sync.push", request -> new Answer(status, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8)));
            assertThatThrownBy(() -> transport.push("dev1", List.of(operation(ONE)))).satisfies(
                    e -> assertThat(classOf(e)).isEqualTo(RetryClass.TRANSIENT));
        }
    }

    @Test
    void cancelEndsARunningCallAndSparesLaterOnes() throws InterruptedException {
        signedIn("a1", Duration.ofMinutes(10));
        var arrived = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        server.on("sync.pull", request -> {
            arrived.countDown();
            try {
                hold.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.data("{\"changes\":[],\"cursor\":\"c\",\"hasMore\":false}");
        });
        var call = CompletableFuture.supplyAsync(() -> transport.pull(Optional.empty(), 10));
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        transport.cancel();
        assertThat(call).failsWithin(Duration.ofSeconds(1)).withThrowableThat().havingCause()
                .isInstanceOfSatisfying(TransportException.class,
                        e -> assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT));
        hold.countDown();
        assertThat(transport.pull(Optional.empty(), 10).cursor()).isEqualTo("c");
    }

    // --- tokens

    @Test
    void aTokenWithAMinuteLeftIsRenewedBeforeItIsUsed() {
        signedIn("a1", Duration.ofSeconds(60));
        server.on("auth.refresh", request -> Answer.data(TOKENS.formatted("a2", "r2")));
        server.on("sync.pull", request -> Answer.data("{\"changes\":[],\"cursor\":\"c\",\"hasMore\":false}"));
        transport.pull(Optional.empty(), 10);
        assertThat(server.requests("sync.pull")).singleElement().satisfies(
                request -> assertThat(request.authorization()).isEqualTo("Bearer a2"));
        assertThat(server.requests("auth.refresh").get(0).authorization()).isEmpty();
        assertThat(new TrpcTransport(profile, clock).current().orElseThrow().refreshToken()).isEqualTo("r2");
    }

    @Test
    void aRefusedTokenIsRenewedOnceForAllCallsThatRun() throws InterruptedException {
        signedIn("a1", Duration.ofMinutes(10));
        var all = new CountDownLatch(4);
        server.on("auth.refresh", request -> Answer.data(TOKENS.formatted("a2", "r2")));
        server.on("sync.pull", request -> {
            if (request.authorization().equals("Bearer a2")) {
                return Answer.data("{\"changes\":[],\"cursor\":\"c\",\"hasMore\":false}");
            }
            all.countDown();
            try {
                all.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.error("UNAUTHORIZED", -32001, 401, Optional.of("TOKEN_EXPIRED"));
        });
        var calls = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> transport.pull(Optional.empty(), 10),
                        task -> new Thread(task).start()))
                .toList();
        calls.forEach(call -> assertThat(call.join().cursor()).isEqualTo("c"));
        assertThat(server.requests("auth.refresh")).hasSize(1);
        assertThat(server.requests("sync.pull")).hasSize(8);
    }

    @Test
    void aRefusedRefreshAsksForASignInAndKeepsTheTokens() {
        signedIn("a1", Duration.ofSeconds(10));
        server.on("auth.refresh", request -> Answer.error("UNAUTHORIZED", -32001, 401, Optional.of("REFRESH_INVALID")));
        assertThatThrownBy(() -> transport.pull(Optional.empty(), 10)).satisfies(
                e -> assertThat(classOf(e)).isEqualTo(RetryClass.AUTH));
        assertThat(transport.signedIn()).isFalse();
        assertThatThrownBy(() -> transport.pull(Optional.empty(), 10)).satisfies(
                e -> assertThat(classOf(e)).isEqualTo(RetryClass.AUTH));
        assertThat(server.requests("auth.refresh")).hasSize(1);
        assertThat(profile.secrets().find("session")).isPresent();
        signedIn("a3", Duration.ofMinutes(10));
        transport.use(new Session("u1", "ann@example.org", "a3", "r3", clock.instant().plusSeconds(600)));
        assertThat(transport.signedIn()).isTrue();
    }

    @Test
    void aRefreshThatFailsForAWhileIsNoSignOut() {
        signedIn("a1", Duration.ofSeconds(10));
        server.on("auth.refresh", request -> Answer.error("SERVICE_UNAVAILABLE", -32603, 503, Optional.empty()));
        assertThatThrownBy(() -> transport.pull(Optional.empty(), 10)).satisfies(
                e -> assertThat(classOf(e)).isEqualTo(RetryClass.TRANSIENT));
        assertThat(transport.signedIn()).isTrue();
    }

    @Test
    void aRefreshThatIsRefusedInAnyOtherWayAsksForASignInAndSaysNothingOfTheOperations() {
        server.on("auth.refresh", request -> Answer.error("FORBIDDEN", -32003, 403, Optional.empty()));
        signedIn("a1", Duration.ofSeconds(10));
        assertThatThrownBy(() -> transport.push("dev1", List.of(operation(ONE)))).satisfies(
                e -> assertThat(classOf(e)).isEqualTo(RetryClass.AUTH));
        assertThat(transport.signedIn()).isFalse();
        assertThat(server.requests("sync.push")).isEmpty();
    }

    @Test
    void signingOutDuringARefreshIsNotUndoneByItsAnswer() {
        signedIn("a1", Duration.ofSeconds(10));
        server.on("auth.logout", request -> Answer.data("{\"ok\":true}"));
        server.on("auth.refresh", request -> {
            transport.signOut();
            return Answer.data(TOKENS.formatted("a2", "r2"));
        });
        assertThatThrownBy(() -> transport.pull(Optional.empty(), 10)).satisfies(
                e -> assertThat(classOf(e)).isEqualTo(RetryClass.AUTH));
        assertThat(transport.signedIn()).isFalse();
        assertThat(profile.secrets().find("session")).isEmpty();
    }

    @Test
    void signingInDuringARefreshIsNotUndoneByItsAnswer() {
        signedIn("a1", Duration.ofSeconds(10));
        server.on("sync.pull", request -> Answer.data("{\"changes\":[],\"cursor\":\"c\",\"hasMore\":false}"));
        server.on("auth.refresh", request -> {
            transport.use(new Session("u1", "ann@example.org", "a3", "r3", clock.instant().plusSeconds(600)));
            return Answer.data(TOKENS.formatted("a2", "r2"));
        });
        transport.pull(Optional.empty(), 10);
        assertThat(transport.current().orElseThrow().refreshToken()).isEqualTo("r3");
        assertThat(server.requests("sync.pull").get(0).authorization()).isEqualTo("Bearer a3");
    }

    @Test
    void aRefreshThatAnswersWithAnotherAccountIsNotUsed() {
        signedIn("a1", Duration.ofSeconds(10));
        server.on("auth.refresh", request -> Answer.data(TOKENS.formatted("a2", "r2").replace("u1", "u2")));
        assertThatThrownBy(() -> transport.pull(Optional.empty(), 10)).satisfies(
                e -> assertThat(classOf(e)).isEqualTo(RetryClass.AUTH));
        assertThat(profile.secrets().find("session").orElseThrow()).contains("r1").doesNotContain("r2");
        assertThat(server.requests("sync.pull")).isEmpty();
    }

    @Test
    void tokensAreNeverSentToAnotherServer() {
        signedIn("a1", Duration.ofMinutes(10));
        profile.change(settings -> settings.withServer(Optional.of(URI.create(server.base() + "2"))));
        assertThat(transport.signedIn()).isFalse();
    }

    @Test
    void signingOutForgetsTheTokensThoughTheServerIsAway() {
        signedIn("a1", Duration.ofMinutes(10));
        server.close();
        transport.signOut();
        assertThat(transport.signedIn()).isFalse();
        assertThat(profile.secrets().find("session")).isEmpty();
    }

    // --- signing in

    private SignInException.Reason reason(Answer answer) {
        server.on("auth.login", request -> answer);
        try {
            transport.signIn("ann@example.org", "secret");
            throw new AssertionError("signed in");
        } catch (SignInException e) {
            return e.reason();
        }
    }

    @Test
    void whatGoesWrongWithASignInHasAReason() {
        assertThat(reason(Answer.error("UNAUTHORIZED", -32001, 401, Optional.of("INVALID_CREDENTIALS"))))
                .isEqualTo(SignInException.Reason.WRONG_PASSWORD);
        assertThat(reason(Answer.error("TOO_MANY_REQUESTS", -32029, 429, Optional.of("LOGIN_RATE_LIMITED"))))
                .isEqualTo(SignInException.Reason.TOO_MANY_TRIES);
        assertThat(reason(Answer.error("BAD_REQUEST", -32600, 400, Optional.empty())))
                .isEqualTo(SignInException.Reason.INVALID_INPUT);
        assertThat(reason(Answer.error("INTERNAL_SERVER_ERROR", -32603, 500, Optional.empty())))
                .isEqualTo(SignInException.Reason.UNREACHABLE);
        assertThat(reason(Answer.data("{}"))).isEqualTo(SignInException.Reason.INCOMPATIBLE);
        server.on("health.ping", request -> new Answer(200, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8)));
        assertThat(reason(Answer.data("{}"))).isEqualTo(SignInException.Reason.INCOMPATIBLE);
        server.close();
        assertThat(reason(Answer.data("{}"))).isEqualTo(SignInException.Reason.UNREACHABLE);
    }

    @Test
    void aLostAnswerOfARegistrationIsHealedBySigningIn() {
        server.on("auth.register", request -> Answer.error("CONFLICT", -32009, 409, Optional.of("EMAIL_TAKEN")));
        server.on("auth.login", request -> Answer.data(TOKENS.formatted("a1", "r1")));
        assertThat(transport.register("ann@example.org", "secret12", Optional.empty()).userId()).isEqualTo("u1");
        server.on("auth.login",
                request -> Answer.error("UNAUTHORIZED", -32001, 401, Optional.of("INVALID_CREDENTIALS")));
        assertThatThrownBy(() -> transport.register("ann@example.org", "other", Optional.empty()))
                .isInstanceOfSatisfying(SignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(SignInException.Reason.EMAIL_TAKEN));
    }

    @Test
    void noTokenShowsInATextForLogs() {
        signedIn("a-secret", Duration.ofMinutes(10));
        assertThat(transport.current().orElseThrow().toString()).doesNotContain("a-secret").doesNotContain("r1");
        assertThat(new StoredSession("s", transport.current().orElseThrow()).toString()).doesNotContain("a-secret");
    }
}
