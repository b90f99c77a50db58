package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.event.Change;
import org.larder.api.event.Change.Origin;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.RecordType;
import org.larder.api.profile.Profile;
import org.larder.api.store.CallGuard;
import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreUnavailableException;
import org.larder.testing.TestProfile;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

class ActiveStoreTest {

    private static final Commit COMMIT = new Commit(false, Map.of(RecordType.PRODUCT, Optional.of(Set.of("x"))),
            Optional.of(Set.of()));

    private final List<Object> posted = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final ActiveStore active;

    ActiveStoreTest(@TempDir Path folder) throws IOException {
        Profile profile = new TestProfile(folder, "dev1");
        profile.change(settings -> settings.withStore("fake", 0, false));
        Files.createDirectories(profile.storeFolder("fake").resolve("db"));
        active = new ActiveStore(profile, new Places(profile), executor, new Publisher(new Recorder()),
                Duration.ofSeconds(5));
    }

    @AfterEach
    void end() throws InterruptedException {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutAnEngineCallsFailAtOnceAndTyped() {
        assertThatThrownBy(() -> active.gate().read(reader -> 1)).isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("fake");
        assertThat(active.state()).isEqualTo(new StoreState.Absent("fake"));
    }

    @Test
    void anEngineThatComesIsOpenedAndTold() {
        FakeStore engine = FakeStore.quick();
        come(engine);

        assertThat(active.state()).isEqualTo(new StoreState.Ready("fake"));
        assertThat(store()).isSameAs(engine);
        assertThat(posted).contains(new StoreState.Ready("fake"));
        assertThat(changes()).extracting(Change::origin).containsExactly(Origin.MOVED);
    }

    @Test
    void callsWaitWhileTheEngineIsBeingOpened() throws Exception {
        CountDownLatch mayOpen = new CountDownLatch(1);
        FakeStore engine = new FakeStore(mayOpen, Optional.empty());
        come(engine);
        CountDownLatch asking = new CountDownLatch(1);
        CompletableFuture<LocalStore> answer = CompletableFuture.supplyAsync(() -> {
            asking.countDown();
            return store();
        });
        asking.await();
        assertThat(answer).isNotDone();

        mayOpen.countDown();

        assertThat(answer.get(5, TimeUnit.SECONDS)).isSameAs(engine);
    }

    @Test
    void anEngineThatCannotOpenSaysWhyToEveryCaller() {
        come(new FakeStore(new CountDownLatch(0), Optional.of(new StoreDamagedException("worms in it"))));

        assertThat(active.state()).isEqualTo(new StoreState.Damaged("fake", "worms in it"));
        assertThatThrownBy(this::store).isInstanceOf(StoreDamagedException.class).hasMessage("worms in it");
        assertThat(posted).containsExactly(new StoreState.Damaged("fake", "worms in it"));
    }

    @Test
    void anEngineWhoseClassesAreMissingIsBrokenAndKeepsNobodyWaiting() {
        come(new FakeStore(new CountDownLatch(0) {
            @Override
            public void await() {
                throw new NoClassDefFoundError("the/Engine");
            }
        }, Optional.empty()));

        assertThatThrownBy(this::store).isInstanceOf(StoreException.class).hasMessageContaining("the/Engine");
    }

    @Test
    void anEngineThatGoesIsClosedAndMissedUntilItComesBack() {
        FakeStore first = FakeStore.quick();
        come(first);
        assertThat(store()).isSameAs(first);

        go(first);

        assertThat(first.isOpen()).isFalse();
        assertThat(active.state()).isEqualTo(new StoreState.Absent("fake"));
        assertThatThrownBy(this::store).isInstanceOf(StoreUnavailableException.class);

        FakeStore again = FakeStore.quick();
        come(again);
        assertThat(store()).isSameAs(again);
        assertThat(changes()).extracting(Change::origin).containsExactly(Origin.MOVED, Origin.MOVED);
        first.commit(COMMIT);
        assertThat(changes()).hasSize(2);
    }

    @Test
    void anEngineThatGoesWhileItIsBeingOpenedIsNotUsed() {
        CountDownLatch mayOpen = new CountDownLatch(1);
        FakeStore engine = new FakeStore(mayOpen, Optional.empty());
        come(engine);
        go(engine);
        mayOpen.countDown();

        assertThatThrownBy(this::store).isInstanceOf(StoreUnavailableException.class);
        executor.close();
        assertThat(engine.isOpen()).isFalse();
        assertThat(changes()).isEmpty();
    }

    @Test
    void commitsArePublishedInTheirOrderWithGrowingRevisions() {
        FakeStore engine = FakeStore.quick();
        come(engine);
        assertThat(store()).isSameAs(engine);
        List<Commit> heard = new ArrayList<>();
        active.gate().listen(heard::add);

        engine.commit(COMMIT);
        engine.commit(new Commit(true, Map.of(), Optional.empty()));

        assertThat(changes()).extracting(Change::revision).containsExactly(1L, 2L, 3L);
        assertThat(changes().get(1)).isEqualTo(new Change(2, Origin.LOCAL, COMMIT.ids(), COMMIT.days()));
        assertThat(changes().get(2).origin()).isEqualTo(Origin.REMOTE);
        assertThat(heard).hasSize(2);
    }

    @Test
    void aGuardRefusesCallsUntilItGoes() {
        come(FakeStore.quick());
        IllegalStateException refusal = new IllegalStateException("not on this thread");
        CallGuard guard = () -> {
            throw refusal;
        };
        active.gate().add(guard);
        assertThatThrownBy(this::store).isSameAs(refusal);
        active.gate().remove(guard);
        assertThat(store()).isNotNull();
    }

    private void come(FakeStore store) {
        active.come(new FakeEngine(store), () -> {});
    }

    private void go(FakeStore store) {
        active.go(new FakeEngine(store));
    }

    private LocalStore store() {
        return active.gate().call(store -> store);
    }

    private List<Change> changes() {
        return posted.stream().filter(Change.class::isInstance).map(Change.class::cast).toList();
    }

    @NonNullByDefault({})
    private final class Recorder implements EventAdmin {

        @Override
        public void postEvent(Event event) {
            posted.add(event.getProperty(Topics.DATA));
        }

        @Override
        public void sendEvent(Event event) {
            throw new UnsupportedOperationException("events are posted");
        }
    }
}
