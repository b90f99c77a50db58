package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.larder.api.account.Adoption;
import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;
import org.larder.api.model.Extras;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.QueueCounts;
import org.larder.api.transport.SyncTransport;
import org.larder.testing.Household;
import org.larder.testing.Inside;
import org.larder.testing.time.VirtualScheduler;

/** What the client does with a real server over HTTP: the same for every server of the contract. Real stores. */
abstract class ServerKit {

    private static final String PASSWORD = "correct horse";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    final VirtualScheduler scheduler = new VirtualScheduler(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final String email = "ann-" + UUID.randomUUID() + "@example.org";
    private final Path folder;
    private final URI server;
    final Device<SyncTransport> one;
    final Device<SyncTransport> two;

    ServerKit(Path folder, URI server) {
        this.folder = folder;
        this.server = server;
        one = device("one");
        two = device("two");
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    /** Whether the stamp of an edit decides, rather than when it came to the server. */
    boolean keepsStamps() {
        return true;
    }

    private Device<SyncTransport> device(String id) {
        Household household = Device.household(scheduler, folder.resolve(id), id);
        household.profile().change(settings -> settings.withServer(Optional.of(server)));
        SyncTransport transport = Inside.make(SyncTransport.class, "org.larder.transport.trpc",
                "org.larder.transport.trpc.TrpcTransport", household.profile(), scheduler);
        return new Device<>(scheduler, household, transport);
    }

    void signUp() {
        one.accounts.register(email, PASSWORD, Optional.of("Ann"), Adoption.ADOPT);
        one.start();
    }

    void signInTwo() {
        two.accounts.signIn(email.toUpperCase(Locale.ROOT), PASSWORD, Adoption.ASK);
        two.start();
    }

    void both() {
        for (int round = 0; round < 2; round++) {
            one.manager.syncNow();
            scheduler.settle();
            two.manager.syncNow();
            scheduler.settle();
        }
    }

    private static Product product(String name) {
        return new Product(name, new Nutrients(389.25, 16.9, 6.9, 66.3))
                .withBrand(Optional.of("Müller & Söhne 🌾"))
                .withBarcode(Optional.of("4000000000001"));
    }

    UUID add(Device<?> device, String name) {
        return device.data().products().add(product(name)).key().uuid();
    }

    static String name(Device<?> device, UUID id) {
        return device.data().products().find(id).map(item -> item.data().name()).orElse("-");
    }

    private void assertSame() {
        if (one.transport.listsOnly()) {
            assertAlike();
            return;
        }
        for (Device<?> device : List.of(one, two)) {
            assertThat(device.manager.verify()).satisfies(found -> {
                assertThat(found.reason()).isEmpty();
                assertThat(found.same()).isTrue();
            });
        }
        assertThat(one.manager.verify().local()).isEqualTo(two.manager.verify().local());
        assertThat(one.status().counts()).isEqualTo(QueueCounts.NONE);
        assertThat(two.status().counts()).isEqualTo(QueueCounts.NONE);
    }

    /** Where there are no hashes to compare: what people see. */
    private void assertAlike() {
        both();
        assertThat(two.data().products().search("", Optional.empty(), 500).items().stream()
                .map(item -> item.key() + " " + item.data()).toList())
                .isEqualTo(one.data().products().search("", Optional.empty(), 500).items().stream()
                        .map(item -> item.key() + " " + item.data()).toList());
        assertThat(two.data().diary().entries(DAY).stream().map(entry -> entry.item().data()).toList())
                .isEqualTo(one.data().diary().entries(DAY).stream().map(entry -> entry.item().data()).toList());
        assertThat(two.data().goals().all().stream().map(item -> item.key() + " " + item.data()).toList())
                .isEqualTo(one.data().goals().all().stream().map(item -> item.key() + " " + item.data()).toList());
        assertThat(one.status().counts()).isEqualTo(QueueCounts.NONE);
        assertThat(two.status().counts()).isEqualTo(QueueCounts.NONE);
    }

    @Test
    void allTypesTravelFromOneProfileToAnother() {
        UUID oats = add(one, "Oats");
        UUID milk = one.data().products().add(new Product("Milch", new Nutrients(64, 3.3, 3.6, 4.8))).key().uuid();
        one.data().diary().log(oats, 50.5, DAY, Optional.of(Meal.BREAKFAST));
        UUID gone = one.data().diary().log(milk, 200, DAY, Optional.empty()).key().uuid();
        one.data().goals().set(DAY, new Goal(new Nutrients(2000, 100, 70, 250), GoalType.MAINTAIN));
        signUp();
        one.drained();
        one.data().products().change(oats, product("Rolled oats"));
        one.data().diary().delete(gone);
        one.data().products().delete(milk);
        one.drained();
        signInTwo();
        two.drained();
        assertThat(name(two, oats)).isEqualTo("Rolled oats");
        assertThat(two.data().products().find(oats).orElseThrow().data()).isEqualTo(product("Rolled oats"));
        assertThat(two.data().products().find(milk)).isEmpty();
        assertThat(two.data().diary().entries(DAY)).singleElement()
                .satisfies(entry -> assertThat(entry.item().data().amount()).isEqualTo(50.5));
        assertThat(two.data().goals().inForce(DAY.plusDays(3))).isPresent();
        assertSame();
    }

    @Test
    void concurrentEditsOfOneRecordEndAlikeOnBothSidesAndTheLoserStandsInTheLedger() {
        UUID oats = add(one, "Oats");
        signUp();
        one.drained();
        signInTwo();
        two.drained();
        scheduler.advance(Duration.ofSeconds(1));
        one.data().products().change(oats, product("Earlier"));
        scheduler.advance(Duration.ofMillis(100));
        two.data().products().change(oats, product("Later"));
        both();
        assertThat(name(one, oats)).isEqualTo(keepsStamps() ? "Later" : name(two, oats));
        assertThat(name(two, oats)).isEqualTo(name(one, oats));
        if (keepsStamps()) {
            assertThat(one.data().conflicts().list(Optional.empty(), 10).items().size()
                    + two.data().conflicts().list(Optional.empty(), 10).items().size()).isPositive();
        }
        assertSame();
    }

    @Test
    void twoGoalsOfTheSameDateMeetAsOneRecord() {
        signUp();
        signInTwo();
        one.data().goals().set(DAY, new Goal(new Nutrients(2000, 100, 70, 250), GoalType.MAINTAIN));
        scheduler.advance(Duration.ofMillis(10));
        two.data().goals().set(DAY, new Goal(new Nutrients(1800, 90, 60, 220), GoalType.LOSE));
        both();
        if (keepsStamps()) {
            assertThat(one.data().goals().inForce(DAY).orElseThrow().data().goalType()).isEqualTo(GoalType.LOSE);
        }
        assertSame();
    }

    @Test
    void aDeleteThatIsNewerThanAnEditWins() {
        UUID oats = add(one, "Oats");
        signUp();
        one.drained();
        signInTwo();
        two.drained();
        one.data().products().change(oats, product("Edited"));
        scheduler.advance(Duration.ofMillis(10));
        two.data().products().delete(oats);
        both();
        if (keepsStamps()) {
            assertThat(one.data().products().find(oats)).isEmpty();
        }
        assertThat(name(two, oats)).isEqualTo(name(one, oats));
        assertSame();
    }

    @Test
    void threeHundredOperationsGoInSeveralPushesAndPages() {
        signUp();
        for (int i = 0; i < 300; i++) {
            add(one, "Food " + i);
        }
        one.drained();
        signInTwo();
        two.drained();
        assertThat(two.data().products().count("")).isEqualTo(300);
        assertSame();
    }

    @Test
    void fieldsThatThisVersionDoesNotKnowComeBackUnchanged() {
        signUp();
        var extras = new Extras("{\"glycemicIndex\":55,\"tags\":[\"a\",{\"b\":null}]}");
        Product product = new Product("Oats", new Nutrients(389, 17, 7, 66), product("x").further(), Optional.empty(),
                Optional.empty(), List.of(), extras);
        UUID id = one.data().products().add(product).key().uuid();
        one.drained();
        signInTwo();
        two.drained();
        assertThat(two.data().products().find(id).orElseThrow().data().extras()).isEqualTo(extras);
        assertSame();
    }

    @Test
    void aSignInWithAWrongPasswordOrOfAnotherAccountChangesNothing() {
        signUp();
        assertThatThrownBy(() -> two.accounts.signIn(email, "wrong password", Adoption.ADOPT))
                .isInstanceOfSatisfying(SignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_PASSWORD));
        assertThatThrownBy(() -> two.accounts.register(email, PASSWORD + "2", Optional.empty(), Adoption.ADOPT))
                .isInstanceOfSatisfying(SignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.EMAIL_TAKEN));
        assertThatThrownBy(() -> two.accounts.register("no address", "short", Optional.empty(), Adoption.ADOPT))
                .isInstanceOfSatisfying(SignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_INPUT));
        assertThat(two.accounts.binding()).isEmpty();
        assertThat(two.accounts.signedIn()).isFalse();
        two.accounts.register("eve-" + email, PASSWORD, Optional.empty(), Adoption.ADOPT);
        one.accounts.signOut();
        assertThatThrownBy(() -> one.accounts.signIn("eve-" + email, PASSWORD, Adoption.ADOPT))
                .isInstanceOfSatisfying(SignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.OTHER_ACCOUNT));
        assertThat(one.accounts.signedIn()).isFalse();
        one.accounts.signIn(email, PASSWORD, Adoption.ASK);
        assertThat(one.accounts.signedIn()).isTrue();
    }

    @Test
    void recordsMadeBeforeTheFirstSignInAreAddedOnlyIfThePersonSaysSo() {
        signUp();
        UUID mine = add(two, "Made here");
        assertThatThrownBy(() -> two.accounts.signIn(email, PASSWORD, Adoption.ASK)).isInstanceOfSatisfying(
                SignInException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCAL_DATA));
        assertThat(two.accounts.binding()).isEmpty();
        two.accounts.signIn(email, PASSWORD, Adoption.ADOPT);
        two.start();
        two.drained();
        both();
        assertThat(name(one, mine)).isEqualTo("Made here");
        assertSame();
    }

    @Test
    void anAccessTokenThatRunsOutIsRenewedUnderWay() {
        signUp();
        UUID oats = add(one, "Oats");
        one.drained();
        scheduler.advance(MINUTE.multipliedBy(20));
        one.data().products().change(oats, product("Rolled oats"));
        one.drained();
        assertThat(one.accounts.signedIn()).isTrue();
    }
}
