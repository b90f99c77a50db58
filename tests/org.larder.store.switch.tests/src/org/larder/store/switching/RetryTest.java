package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.StoreException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

/** A database that could not be opened is tried again when a person says so. */
class RetryTest {

    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger opened = new AtomicInteger();
    private final TestProfile profile;
    private Home home;

    RetryTest(@TempDir Path folder) {
        profile = new TestProfile(folder, "dev1");
        home = open();
    }

    @AfterEach
    void close() {
        home.close();
    }

    private Home open() {
        Home made = new Home(profile, TestClock.noon(), Home.PATIENCE);
        made.come(Home.DERBY, new FaultyEngine(made.derby(), point -> {
            if (point.equals("open")) {
                opened.incrementAndGet();
                if (away.get()) {
                    throw new StoreException("The disk is not there. Plug it in and try again.");
                }
            }
        }));
        return made;
    }

    @Test
    void onceTheCauseIsGoneTheDiaryIsThereWithAllThatWasInIt() {
        RecordKey oats = home.add("Oats");
        home.close();
        away.set(true);
        home = open();
        assertThat(home.stores.state()).isInstanceOf(StoreState.Failed.class);
        assertThat(home.stores.retry().text()).contains("Plug it in");

        away.set(false);

        assertThat(home.stores.retry()).isEqualTo(new StoreState.Ready(Home.DERBY));
        assertThat(home.store().<Boolean>read(reader -> reader.find(Product.class, oats).isPresent())).isTrue();
        home.add("Milk");
    }

    @Test
    void aDiaryThatIsOpenIsLeftAlone() {
        home.ready();
        int before = opened.get();

        assertThat(home.stores.retry()).isEqualTo(new StoreState.Ready(Home.DERBY));

        assertThat(opened).hasValue(before);
    }
}
