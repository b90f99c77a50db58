package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.profile.Binding;
import org.larder.api.store.EditStep;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.Fault;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/** The way of edits to a server and back, with faults on the way; a real store, virtual time. */
class SyncCycleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00Z"));
    private final ModelServer server = new ModelServer(scheduler);
    private final Path folder;
    private final Device<ModelTransport> device;

    SyncCycleTest(@TempDir Path folder) {
        this.folder = folder;
        device = Device.of(scheduler, server, folder.resolve("one"), "one");
    }

    @AfterEach
    void close() {
        device.close();
    }

    private static Product oats(String name) {
        return new Product(name, new Nutrients(389, 17, 7, 66));
    }

    private void goOffline() {
        device.transport.setUp(false);
        device.monitor.probeNow();
        scheduler.settle();
    }

    private UUID add(String name) {
        return device.data().products().add(oats(name)).key().uuid();
    }

    private String serverName(UUID id) {
        return server.find(RecordKey.product(id)).flatMap(record -> record.data()).map(Product.class::cast)
                .map(Product::name).orElse("-");
    }

    @Test
    void everythingReachesTheServerAndAnotherDevice() {
        UUID product = add("Oats");
        device.data().diary().log(product, 50, DAY, Optional.of(Meal.BREAKFAST));
        device.data().goals().set(DAY, new Goal(new Nutrients(2000, 100, 70, 250), GoalType.MAINTAIN));
        device.start();
        device.drained();
        assertThat(server.records()).hasSize(3);
        assertThat(device.sameAs(server)).isTrue();
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            other.start();
            other.drained();
            assertThat(other.data().diary().entries(DAY)).hasSize(1);
            assertThat(other.sameAs(server)).isTrue();
            device.data().products().change(product, oats("Rolled oats"));
            device.drained();
            scheduler.advance(MINUTE.multipliedBy(2));
            assertThat(other.data().products().find(product).orElseThrow().data().name()).isEqualTo("Rolled oats");
        }
    }

    @Test
    @Tag("F31")
    void anEditIsPushedAtOnceAndThoseThatFollowTwoSecondsLater() {
        device.start();
        scheduler.advance(MINUTE.plusSeconds(30));
        UUID product = add("Oats");
        scheduler.advance(Duration.ofMillis(249));
        assertThat(device.transport.pushes()).isEmpty();
        scheduler.advance(Duration.ofMillis(1));
        assertThat(serverName(product)).isEqualTo("Oats");
        for (int i = 1; i <= 10; i++) {
            scheduler.advance(Duration.ofMillis(100));
            device.data().products().change(product, oats("Oats " + i));
        }
        scheduler.advance(Duration.ofMillis(999));
        assertThat(device.transport.pushes()).hasSize(1);
        scheduler.advance(Duration.ofMillis(1));
        assertThat(device.transport.pushes()).hasSize(2);
        assertThat(serverName(product)).isEqualTo("Oats 10");
    }

    @Test
    void aLostAnswerIsRepeatedWithTheSameBytesAndMakesNoDuplicate() {
        device.transport.fail("push", Fault.DROP_ANSWER);
        add("Oats");
        device.start();
        device.drained();
        List<List<FrozenOperation>> pushes = device.transport.pushes();
        assertThat(pushes).hasSize(2);
        assertThat(pushes.get(1)).isEqualTo(pushes.get(0));
        assertThat(server.applied()).isEqualTo(1);
        assertThat(device.sameAs(server)).isTrue();
    }

    @Test
    void aRequestThatComesLateChangesNothing() {
        UUID product = add("Oats");
        device.transport.fail("push", Fault.LATE_REQUEST);
        device.start();
        device.drained();
        device.data().products().change(product, oats("Rolled oats"));
        device.drained();
        device.transport.deliver();
        scheduler.advance(MINUTE.multipliedBy(2));
        assertThat(serverName(product)).isEqualTo("Rolled oats");
        assertThat(device.sameAs(server)).isTrue();
    }

    @Test
    @Tag("F11")
    void anEditDuringAPushSurvivesTheAnswer() {
        device.start();
        UUID product = add("Oats");
        device.transport.setBeforeAnswer(() -> {
            device.transport.setBeforeAnswer(() -> {});
            device.data().products().change(product, oats("Rolled oats"));
        });
        device.drained();
        assertThat(device.data().products().find(product).orElseThrow().data().name()).isEqualTo("Rolled oats");
        assertThat(serverName(product)).isEqualTo("Rolled oats");
        assertThat(server.find(RecordKey.product(product)).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    @Tag("F6")
    void anEditDuringThePullIsSentBeforeTheCycleRests() {
        device.start();
        add("Oats");
        var once = new boolean[1];
        device.transport.setFaults((call, operations) -> {
            if (call.equals("pull") && !once[0]) {
                once[0] = true;
                add("Milk");
            }
            return Fault.NONE;
        });
        scheduler.advance(Duration.ofSeconds(2));
        assertThat(server.records()).hasSize(2);
    }

    @Test
    @Tag("F6")
    void aCycleLooksAgainThoughNoEventTellsOfTheEdit() {
        add("Oats");
        new Cycle(device.site(), new Turn(scheduler), false, (phase, done, total) -> {}).run();
        device.transport.setBeforeAnswer(() -> {
            device.transport.setBeforeAnswer(() -> {});
            add("Milk");
        });
        new Cycle(device.site(), new Turn(scheduler), false, (phase, done, total) -> {}).run();
        assertThat(device.store().counts().pending()).isZero();
        assertThat(server.records()).hasSize(2);
    }

    @Test
    @Tag("F11")
    void anEditThatWaitsIsNotRebasedOnAnEditOfAnotherDevice() {
        device.start();
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            device.transport.fail("push", Fault.DROP_ANSWER);
            UUID product = add("Oats");
            scheduler.advanceUntil(() -> device.transport.pushes().size() == 1, MINUTE);
            goOffline();
            device.data().products().change(product, oats("Earlier"));
            scheduler.advance(Duration.ofSeconds(1));
            other.start();
            other.data().products().change(product, oats("Later"));
            scheduler.advance(Duration.ofSeconds(3));
            assertThat(serverName(product)).isEqualTo("Later");
            device.transport.setUp(true);
            device.drained();
            assertThat(serverName(product)).isEqualTo("Later");
            assertThat(device.data().products().find(product).orElseThrow().data().name()).isEqualTo("Later");
            assertThat(device.data().conflicts().list(Optional.empty(), 10).items()).isNotEmpty();
        }
    }

    @Test
    @Tag("F18")
    void whatWasEditedOfflineGoesOutByItselfWithinTenSecondsOfTheReturn() {
        device.start();
        goOffline();
        for (int i = 0; i < 250; i++) {
            add("Food " + i);
        }
        scheduler.advance(MINUTE.multipliedBy(8));
        assertThat(device.status().phase()).isEqualTo(Phase.OFFLINE);
        assertThat(device.status().counts().pending()).isEqualTo(250);
        device.transport.setUp(true);
        Duration taken = scheduler.advanceUntil(() -> device.status().counts().pending() == 0, MINUTE);
        assertThat(taken).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(server.records()).hasSize(250);
        assertThat(device.transport.pushes()).allSatisfy(push -> assertThat(push).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void theBackoffGrowsAndASuccessResetsIt() {
        device.start();
        var waits = new ArrayList<Duration>();
        var failing = new boolean[]{true};
        var last = new Instant[]{scheduler.instant()};
        device.transport.setFaults((call, operations) -> {
            if (!call.equals("push") || !failing[0]) {
                return Fault.NONE;
            }
            waits.add(Duration.between(last[0], scheduler.instant()));
            last[0] = scheduler.instant();
            return new Fault.Error(new TransportException(RetryClass.TRANSIENT, "503"));
        });
        add("Oats");
        scheduler.advance(Duration.ofHours(2));
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(5)));
        assertThat(waits.subList(waits.size() - 10, waits.size()))
                .anySatisfy(wait -> assertThat(wait).isGreaterThan(MINUTE));
        assertThat(waits.size()).isLessThan(200);
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
        assertThat(device.status().nextTry()).isPresent();
        failing[0] = false;
        device.drained();
        failing[0] = true;
        waits.clear();
        add("Milk");
        last[0] = scheduler.instant();
        scheduler.advance(Duration.ofSeconds(30));
        assertThat(waits).hasSizeGreaterThan(3);
    }

    @Test
    void aRetryAfterIsRespectedEvenWhenThePersonAsks() {
        device.start();
        device.transport.fail("push", new Fault.Error(new TransportException(RetryClass.LIMITED,
                Optional.of(MINUTE.multipliedBy(3)), "429")));
        add("Oats");
        scheduler.advance(Duration.ofSeconds(2));
        assertThat(device.transport.pushes()).hasSize(1);
        assertThat(device.manager.syncNow()).isCompletedWithValueMatching(status -> status.phase() == Phase.WAITING);
        goOffline();
        device.transport.setUp(true);
        scheduler.advance(Duration.ofSeconds(176));
        assertThat(device.transport.pushes()).hasSize(1);
        scheduler.advance(Duration.ofSeconds(10));
        assertThat(device.transport.pushes()).hasSize(2);
        assertThat(device.status().counts().pending()).isZero();
    }

    @Test
    void aRetryAfterIsRespectedByAVerificationAndAfterOne() {
        device.start();
        var calls = new ArrayList<String>();
        device.transport.setFaults((call, operations) -> {
            calls.add(call);
            return new Fault.Error(new TransportException(RetryClass.LIMITED, Optional.of(MINUTE.multipliedBy(3)),
                    "429"));
        });
        assertThat(device.manager.verify().reason()).contains("429");
        assertThat(calls).hasSize(1);
        assertThat(device.manager.verify().complete()).isFalse();
        add("Oats");
        scheduler.advance(Duration.ofSeconds(178));
        assertThat(calls).hasSize(1);
        device.transport.setFaults((call, operations) -> Fault.NONE);
        scheduler.advance(Duration.ofSeconds(10));
        assertThat(device.status().counts().pending()).isZero();
        assertThat(device.manager.verify().complete()).isTrue();
    }

    @Test
    @Tag("F7")
    void anOperationWhoseAnswerCannotBeReadHoldsUpNeitherTheOthersNorThePull() {
        UUID strange = add("Strange");
        for (int i = 0; i < 150; i++) {
            add("Food " + i);
        }
        device.transport.setAnswers(outcome -> outcome instanceof Outcome.Applied applied
                && applied.record().key().equals(RecordKey.product(strange))
                        ? new Outcome.Unanswered(outcome.opId(),
                                new TransportException(RetryClass.TRANSIENT, "strange"))
                        : outcome);
        device.start();
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
        assertThat(device.status().reason()).contains("strange");
        assertThat(device.status().counts().pending()).isEqualTo(1);
        assertThat(device.store().feed().cursor()).isPresent();
        device.transport.setAnswers(outcome -> outcome);
        device.drained();
        assertThat(server.applied()).isEqualTo(151);
        assertThat(device.sameAs(server)).isTrue();
    }

    @Test
    void thePersonMaySkipTheBackoff() {
        device.start();
        device.transport.setFaults((call, operations) -> call.equals("push")
                ? new Fault.Error(new TransportException(RetryClass.TRANSIENT, "503"))
                : Fault.NONE);
        add("Oats");
        scheduler.advance(Duration.ofMinutes(20));
        device.transport.setFaults((call, operations) -> Fault.NONE);
        var asked = device.manager.syncNow();
        scheduler.settle();
        assertThat(asked).isCompletedWithValueMatching(status -> status.phase() == Phase.IDLE);
        assertThat(device.status().counts().pending()).isZero();
    }

    @Test
    void askingWhileOfflineProbesAndTellsWhy() {
        device.start();
        goOffline();
        var asked = device.manager.syncNow();
        scheduler.settle();
        assertThat(asked).isCompletedWithValueMatching(status -> status.phase() == Phase.OFFLINE);
        device.transport.setUp(true);
        var again = device.manager.syncNow();
        scheduler.settle();
        assertThat(again).isCompletedWithValueMatching(status -> status.phase() == Phase.IDLE);
    }

    @Test
    @Tag("F7")
    @Tag("F15")
    void aPoisonOperationIsQuarantinedAloneAndTheRestGoesOn() {
        server.setInvalid(
                operation -> operation.data().map(data -> ((Product) data).name().equals("Poison")).orElse(false));
        add("Oats");
        UUID poison = add("Poison");
        add("Milk");
        device.start();
        device.drained();
        assertThat(server.records()).hasSize(2);
        assertThat(device.status().counts().quarantined()).isEqualTo(1);
        var quarantined = device.manager.quarantined(Optional.empty(), 10).items();
        assertThat(quarantined).singleElement().satisfies(each -> {
            assertThat(each.operation().key()).isEqualTo(RecordKey.product(poison));
            assertThat(each.reason()).isEqualTo("INVALID");
        });
        server.setInvalid(operation -> false);
        assertThat(device.manager.retry(quarantined.get(0).operation().opId())).isTrue();
        device.drained();
        assertThat(server.records()).hasSize(3);
    }

    @Test
    @Tag("F7")
    void aRequestThatIsRefusedAsAWholeIsHalvedUntilTheCulpritIsAlone() {
        for (int i = 0; i < 20; i++) {
            add("Food " + i);
        }
        UUID poison = add("Poison");
        device.transport.setFaults((call, operations) -> operations.stream()
                .anyMatch(operation -> operation.key().equals(RecordKey.product(poison)))
                        ? new Fault.Error(new TransportException(
                                operations.size() > 1 ? RetryClass.SPLIT : RetryClass.DEAD, "400"))
                        : Fault.NONE);
        device.start();
        device.drained();
        assertThat(server.records()).hasSize(20);
        assertThat(device.status().counts().quarantined()).isEqualTo(1);
    }

    @Test
    @Tag("F7")
    void oneOperationThatMakesTheServerFailDoesNotKeepTheOthers() {
        UUID poison = add("Poison");
        for (int i = 0; i < 20; i++) {
            add("Food " + i);
        }
        device.transport.setFaults((call, operations) -> operations.stream()
                .anyMatch(operation -> operation.key().equals(RecordKey.product(poison)))
                        ? new Fault.Error(new TransportException(RetryClass.TRANSIENT, "403 with a page of HTML"))
                        : Fault.NONE);
        device.start();
        scheduler.advance(Duration.ofHours(1));
        assertThat(server.records()).hasSize(20);
        assertThat(device.status().counts()).isEqualTo(new QueueCounts(0, 1, 0));
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);

        add("Later");
        scheduler.advance(Duration.ofMinutes(10));
        assertThat(server.records()).hasSize(21);

        device.transport.setFaults((call, operations) -> Fault.NONE);
        device.drained();
        assertThat(server.records()).hasSize(22);
    }

    @Test
    void aComparisonCanBeEnded() {
        device.start();
        device.drained();
        device.transport.setFaults((call, operations) -> {
            if (call.equals("digest")) {
                device.manager.cancel();
                return new Fault.Error(new TransportException(RetryClass.TRANSIENT, "the request was ended"));
            }
            return Fault.NONE;
        });
        assertThat(device.manager.verify().complete()).isFalse();
        assertThat(device.transport.cancelled()).isEqualTo(1);

        device.manager.cancel();
        assertThat(device.transport.cancelled()).isEqualTo(1);
        add("Oats");
        device.drained();
        assertThat(server.records()).hasSize(1);
    }

    @Test
    void aBodyThatIsTooLargeIsHalved() {
        server.setLimits(new Limits(100, 20, 1_048_576, 500));
        device.transport.setFaults((call, operations) -> operations.size() > 8
                ? new Fault.Error(new TransportException(RetryClass.SPLIT, "413"))
                : Fault.NONE);
        for (int i = 0; i < 60; i++) {
            add("Food " + i);
        }
        device.start();
        device.drained();
        assertThat(server.records()).hasSize(60);
        assertThat(device.status().counts().quarantined()).isZero();
    }

    @Test
    @Tag("F7")
    void whenAProductIsCorrectedTheEntriesThatWaitedForItGoWithIt() {
        server.setInvalid(operation -> operation.data().filter(data -> data instanceof Product food
                && food.name().equals("Poison")).isPresent());
        UUID poison = add("Poison");
        device.data().diary().add(eaten(poison));
        device.data().diary().add(eaten(UUID.randomUUID()));
        device.start();
        scheduler.advanceUntil(() -> device.status().counts().quarantined() == 3, Duration.ofHours(1));

        UUID opId = device.manager.quarantined(Optional.empty(), 10).items().stream().map(each -> each.operation())
                .filter(each -> each.key().equals(RecordKey.product(poison))).findFirst().orElseThrow().opId();
        assertThat(device.manager.correct(opId, oats("Oats"))).isTrue();
        device.drained();

        assertThat(serverName(poison)).isEqualTo("Oats");
        assertThat(server.records()).hasSize(2);
        assertThat(device.status().counts().quarantined()).isEqualTo(1);
    }

    @Test
    @Tag("F7")
    void whenAProductIsEditedTheEntriesThatWaitedForItGoWithIt() {
        server.setInvalid(operation -> operation.data().filter(data -> data instanceof Product food
                && food.name().equals("Poison")).isPresent());
        UUID poison = add("Poison");
        device.data().diary().add(eaten(poison));
        device.start();
        scheduler.advanceUntil(() -> device.status().counts().quarantined() == 2, Duration.ofHours(1));

        device.data().products().change(poison, oats("Oats"));
        device.drained();

        assertThat(server.records()).hasSize(2);
        assertThat(device.status().counts()).isEqualTo(QueueCounts.NONE);
    }

    private Consumption eaten(UUID product) {
        return new Consumption(product, 50, scheduler.instant(), Optional.of(DAY), Optional.empty(), Optional.empty(),
                Optional.empty(), Extras.NONE);
    }

    @Test
    void anEntryWaitsForItsProductAndIsSetAsideAfterFiveTries() {
        device.data().diary().add(eaten(UUID.randomUUID()));
        add("Oats");
        device.start();
        scheduler.advanceUntil(() -> device.status().counts().quarantined() == 1, Device.LONG);
        assertThat(server.records()).hasSize(1);
        assertThat(device.transport.pushes().stream().flatMap(List::stream)
                .filter(operation -> operation.json().contains("consumptions"))).hasSize(5);
        assertThat(device.manager.quarantined(Optional.empty(), 1).items().get(0).reason())
                .isEqualTo("MISSING_REFERENCE");
    }

    @Test
    void anEntryGoesOutWhenItsProductHasCome() {
        UUID product = UUID.randomUUID();
        device.data().diary().add(new Consumption(product, 50, scheduler.instant(), Optional.of(DAY), Optional.empty(),
                Optional.empty(), Optional.empty(), Extras.NONE));
        device.start();
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            other.household.store().edit(EditStep.of("Add"),
                    editor -> editor.put(RecordKey.product(product), oats("Oats")));
            other.start();
        }
        device.drained();
        assertThat(server.records()).hasSize(2);
        assertThat(device.status().counts().quarantined()).isZero();
    }

    @Test
    @Tag("F22")
    void whatTheServerLostIsSentAgain() {
        UUID product = add("Oats");
        device.data().diary().log(product, 50, DAY, Optional.empty());
        device.start();
        device.drained();
        server.lose("e2");
        scheduler.advance(MINUTE.multipliedBy(3));
        assertThat(server.records()).hasSize(2);
        assertThat(device.status().counts().pending()).isZero();
        assertThat(device.sameAs(server)).isTrue();
    }

    @Test
    @Tag("F22")
    void anEditOnAVersionThatTheServerLostDoesNotReplaceANewerOneOfThatNumber() {
        UUID product = add("One");
        device.start();
        device.drained();
        ModelServer.Saved backup = server.save();
        device.data().products().change(product, oats("Two"));
        device.drained();
        device.end();
        device.data().products().change(product, oats("Old edit"));
        scheduler.advance(MINUTE);

        server.restore(backup, "e2");
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            other.start();
            other.drained();
            other.data().products().change(product, oats("New edit"));
            other.drained();
        }
        device.begin();
        device.drained();

        assertThat(serverName(product)).isEqualTo("New edit");
        assertThat(device.data().products().find(product).orElseThrow().data().name()).isEqualTo("New edit");
        assertThat(device.household.store().read(reader -> reader.ledger(Optional.empty(), 10)).items())
                .anySatisfy(entry -> assertThat(entry.lost()).contains(oats("Old edit")));
    }

    @Test
    void aServerThatSpeaksAnotherContractStopsTheSyncAndKeepsTheQueue() {
        device.transport.fail("push", new Fault.Error(new TransportException(RetryClass.PROTOCOL, "404")));
        add("Oats");
        device.start();
        assertThat(device.status().phase()).isEqualTo(Phase.STOPPED);
        assertThat(device.status().counts().pending()).isEqualTo(1);
        assertThat(device.status().reason()).contains("404");
        device.manager.syncNow();
        scheduler.settle();
        assertThat(device.status().counts().pending()).isZero();
    }

    @Test
    @Tag("F12")
    void operationsAreNeverPushedWithTheTokensOfAnotherAccount() {
        add("Oats");
        device.transport.use(device.transport.register("eve", "", Optional.empty()));
        device.start();
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(device.transport.pushes()).isEmpty();
        assertThat(device.status().phase()).isEqualTo(Phase.STOPPED);
        assertThat(device.status().counts().pending()).isEqualTo(1);
    }

    @Test
    @Tag("F12")
    void signingOutKeepsTheQueueAndSigningInAgainSendsIt() {
        device.start();
        device.transport.signOut();
        device.monitor.probeNow();
        scheduler.settle();
        add("Oats");
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(device.status().phase()).isEqualTo(Phase.SIGNED_OUT);
        assertThat(device.status().counts().pending()).isEqualTo(1);
        device.transport.use(device.transport.register("ann", "", Optional.empty()));
        device.manager.syncNow();
        scheduler.settle();
        assertThat(server.records()).hasSize(1);
    }

    @Test
    void whenTheTokensAreRefusedThePersonIsAskedAndTheQueueStays() {
        device.start();
        device.transport.setFaults((call, operations) -> {
            device.transport.signOut();
            return new Fault.Error(new TransportException(RetryClass.AUTH, "sign in"));
        });
        add("Oats");
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(device.status().phase()).isEqualTo(Phase.SIGNED_OUT);
        assertThat(device.status().counts().pending()).isEqualTo(1);
        assertThat(device.monitor.state().text()).isEqualTo("Signed out");
    }

    @Test
    void aProfileWithoutAnAccountKeepsEverythingHere() {
        device.bind(Optional.empty());
        add("Oats");
        device.start();
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(device.status().phase()).isEqualTo(Phase.LOCAL_ONLY);
        assertThat(device.transport.pushes()).isEmpty();
    }

    @Test
    void aPauseHoldsUntilItIsEnded() {
        device.start();
        device.manager.pause();
        add("Oats");
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(device.status().phase()).isEqualTo(Phase.PAUSED);
        assertThat(device.transport.pushes()).isEmpty();
        device.manager.resume();
        scheduler.settle();
        assertThat(server.records()).hasSize(1);
        assertThat(device.household.profile().settings().paused()).isFalse();
    }

    @Test
    void theEndOfTheConnectionEndsTheRequestAndKeepsTheOperationInFlight() {
        device.transport.setFaults((call, operations) -> {
            if (call.equals("push")) {
                device.transport.setUp(false);
                device.monitor.probeNow();
                scheduler.settle();
                return Fault.DROP_ANSWER;
            }
            return Fault.NONE;
        });
        add("Oats");
        device.start();
        assertThat(device.status().phase()).isEqualTo(Phase.OFFLINE);
        assertThat(device.status().counts().inFlight()).isEqualTo(1);
        device.transport.setFaults((call, operations) -> Fault.NONE);
        device.transport.setUp(true);
        device.drained();
        assertThat(server.applied()).isEqualTo(1);
    }

    @Test
    void hashesAreComparedAtTheSamePointOfTheFeed() {
        UUID product = add("Oats");
        device.data().diary().log(product, 50, DAY, Optional.empty());
        device.data().products().delete(product);
        add("Milk");
        device.start();
        device.drained();
        assertThat(device.manager.verify()).satisfies(found -> {
            assertThat(found.complete()).isTrue();
            assertThat(found.same()).isTrue();
        });
        assertThat(device.status().phase()).isEqualTo(Phase.IDLE);
        goOffline();
        assertThat(device.manager.verify().complete()).isFalse();
        assertThat(device.manager.verify().reason()).isEqualTo("Server not reachable");
    }

    @Test
    void aChangeBetweenThePullAndTheHashesIsPulledFirst() {
        add("Oats");
        device.start();
        device.drained();
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            var once = new boolean[1];
            device.transport.setFaults((call, operations) -> {
                if (call.equals("digest") && !once[0]) {
                    once[0] = true;
                    other.data().products().add(oats("Milk"));
                    new Cycle(other.site(), new Turn(scheduler), false, (phase, done, total) -> {}).run();
                }
                return Fault.NONE;
            });
            assertThat(device.manager.verify().same()).isTrue();
        }
    }

    @Test
    void theStatusIsToldWhenItChangesAndCountsComeFromTheStore() {
        device.start();
        scheduler.advance(Duration.ofSeconds(1));
        device.told.clear();
        add("Oats");
        scheduler.advance(Duration.ofMillis(500));
        assertThat(device.told).last().satisfies(status -> assertThat(status.counts().waiting()).isEqualTo(1));
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(device.told).last().satisfies(status -> {
            assertThat(status.phase()).isEqualTo(Phase.IDLE);
            assertThat(status.counts().pending()).isZero();
            assertThat(status.lastSuccess()).isPresent();
        });
        int before = device.told.size();
        scheduler.advance(Duration.ofSeconds(20));
        assertThat(device.told).hasSize(before);
    }

    @Test
    void anotherServerInTheSettingsIsNotSentWhatBelongsToThisOne() {
        device.bind(Optional.of(new Binding("https://elsewhere/trpc", "ann", "ann@example.org")));
        add("Oats");
        device.start();
        assertThat(device.transport.pushes()).isEmpty();
        assertThat(device.status().phase()).isEqualTo(Phase.STOPPED);
    }
}
