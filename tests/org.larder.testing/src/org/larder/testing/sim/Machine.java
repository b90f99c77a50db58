package org.larder.testing.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.larder.api.account.Session;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.profile.Binding;
import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.api.sync.SyncStatus;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Inside;
import org.larder.testing.TestProfile;

/** A computer with its clock, its disk and its network, on which Larder runs or not. Used with the turn. */
final class Machine {

    private static final long STEADY = 150_000;

    private final World world;
    private final String name;
    private final Profile profile;
    private final Weather weather = new Weather();
    private final Chance chance;
    private final Chance luck;
    private final Chance ids;
    private final Link link;
    private final Fuse fuse;
    private final Person person;
    private final Supplier<Function<Surroundings, LocalStore>> disks;
    private Function<Surroundings, LocalStore> disk;
    private Duration offset = Duration.ZERO;
    private ZoneId zone = ZoneOffset.UTC;
    private Optional<Run> run = Optional.empty();
    private UUID lastId = new UUID(0, 0);
    private long clockSet = -STEADY;
    private long requests;
    private long pulled;
    private long networks;

    /** The program, as long as it runs. */
    private record Run(Life life, Gate gate, UnifiedDataService data, Engine engine) {
    }

    Machine(World world, String name, String deviceId, Supplier<Function<Surroundings, LocalStore>> disks) {
        this.world = world;
        this.name = name;
        this.disks = disks;
        disk = disks.get();
        profile = new TestProfile(Path.of("sim", name), deviceId);
        chance = world.chance("network of " + name);
        luck = world.chance("jitter of " + name);
        ids = world.chance("ids of " + name);
        fuse = new Fuse(this, world.journal());
        link = new Link(this, world.cloud(), new Wire(this, world.cloud(), world.journal()));
        person = new Person(this, world.book(), world.chance("person at " + name));
    }

    /** Starts the program, if it does not run. */
    void start() {
        if (run.isEmpty()) {
            note("starts");
            world.cloud().forgive(name);
            Life life = universe().life();
            Gate gate = new Gate(open(), life, fuse);
            DeviceTime time = new DeviceTime(this, life);
            Parts parts = world.parts();
            LocalStore used = parts.store(new BrokenSync(gate, parts, this), this);
            Supplier<ZoneId> here = () -> zone;
            Supplier<UUID> newIds = this::newId;
            UnifiedDataService data = Inside.make(UnifiedDataService.class, "org.larder.data",
                    "org.larder.data.DataService", used, time, clock(), here, newIds);
            Engine engine = new Engine(this, life, used, time, parts);
            run = Optional.of(new Run(life, gate, data, engine));
            engine.start();
        }
    }

    private UUID newId() {
        lastId = ids.id();
        return lastId;
    }

    /** Of the record that was made last. */
    UUID lastId() {
        return lastId;
    }

    private LocalStore open() {
        InstantSource stamps = world.parts().storeClock(clock(), this);
        LocalStore store = disk.apply(new Surroundings(profile.deviceId(), stamps,
                world.parts().storeZone(() -> zone), ids::id));
        store.open();
        return store;
    }

    /** The program ends here and now; what its disk holds stays. */
    void kill() {
        run.ifPresent(each -> {
            run = Optional.empty();
            universe().end(each.life());
            each.gate().close();
        });
    }

    /** The program ends in order. */
    void stop() {
        run.ifPresent(each -> {
            note("stops");
            each.engine().end();
            kill();
        });
    }

    /** Moves everything to a new database while the program runs. */
    void move() {
        run.ifPresent(each -> {
            disk = disks.get();
            LocalStore target = open();
            Copying.copy(each.gate().behind(), target);
            each.gate().replace(target);
            note("moved to another database");
            each.engine().moved();
        });
    }

    /** Falls asleep, if it is awake. */
    void sleep(Duration time) {
        run.filter(each -> awake()).ifPresent(each -> {
            note("sleeps for " + time);
            each.life().sleep(universe().now(), time.toMillis());
        });
    }

    /** Sets the clock. */
    void setOffset(Duration ahead) {
        note("clock is " + ahead + " ahead");
        offset = ahead;
        clockSet = universe().now();
    }

    /** Whether the clock was not set of late; whoever finds out that it is wrong needs a moment. */
    boolean clockIsSteady() {
        return universe().now() - clockSet >= STEADY;
    }

    Duration offset() {
        return offset;
    }

    void setZone(ZoneId here) {
        zone = here;
    }

    /** Binds the profile to an account, and signs in. */
    void signIn(String user) {
        profile.change(settings -> settings.withBinding(Optional.of(new Binding(Link.REMOTE, user, user))));
        link.use(new Session(user, user, "access", "refresh", Instant.MAX));
    }

    /** Whose account the profile is bound to. */
    String user() {
        return profile.settings().binding().orElseThrow().userId();
    }

    /** A person signs in again if need be, to the account that the profile is bound to. */
    void signInAgain() {
        String user = user();
        if (link.revoked() || !link.account().equals(Optional.of(user))) {
            note("signs in again");
            link.use(new Session(user, user, "access", "refresh", Instant.MAX));
            run.ifPresent(each -> each.engine().monitor().probeNow());
        }
    }

    /** Another network, as the computer sees it. */
    void roam() {
        networks++;
    }

    String network() {
        return "network " + networks;
    }

    boolean runs() {
        return run.isPresent();
    }

    boolean awake() {
        return run.filter(each -> !each.life().asleep(universe().now())).isPresent();
    }

    /** Of the program that runs; of one that is over, if none does. */
    Life life() {
        return run.map(Run::life).orElseThrow(KilledError::new);
    }

    UnifiedDataService data() {
        return run.map(Run::data).orElseThrow(KilledError::new);
    }

    Engine engine() {
        return run.map(Run::engine).orElseThrow(KilledError::new);
    }

    LocalStore store() {
        return run.map(Run::gate).orElseThrow(KilledError::new);
    }

    SyncStatus status() {
        return engine().manager().status();
    }

    InstantSource clock() {
        return () -> Cloud.BEGIN.plusMillis(universe().now()).plus(offset);
    }

    void requested() {
        requests++;
        world.referee().request(name, universe().now());
    }

    /** Requests but for probes. */
    long calls() {
        return link.calls();
    }

    void pulled(int records) {
        pulled += records;
    }

    long requests() {
        return requests;
    }

    long pulledRecords() {
        return pulled;
    }

    void note(String what) {
        world.journal().note(universe().now(), name, what);
    }

    String name() {
        return name;
    }

    Profile profile() {
        return profile;
    }

    Weather weather() {
        return weather;
    }

    Chance chance() {
        return chance;
    }

    RandomGenerator luck() {
        return luck;
    }

    Link link() {
        return link;
    }

    Fuse fuse() {
        return fuse;
    }

    Person person() {
        return person;
    }

    World world() {
        return world;
    }

    Universe universe() {
        return world.universe();
    }
}
