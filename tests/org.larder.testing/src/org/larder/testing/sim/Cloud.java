package org.larder.testing.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.larder.api.model.Consumption;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.json.RecordJson;
import org.larder.rules.HybridClock;
import org.larder.rules.OpRules;
import org.larder.testing.transport.ModelServer;

/** The server as the machines meet it: accounts, tokens, limits of what it takes, and a referee who looks on. Used with the turn. */
final class Cloud {

    static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00.000Z");

    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600_000;

    private final Universe universe;
    private final Referee referee;
    private final Book book;
    private final InstantSource clock;
    private final Map<String, ModelServer> accounts = new HashMap<>();
    private final Map<Long, int[]> arrivals = new HashMap<>();
    private final Map<String, Wait> waits = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private ModelServer.Rules rules = OpRules::decide;
    private Limits limits = Limits.DEFAULT;
    private Predicate<Operation> invalid = operation -> false;
    private Predicate<Operation> spoiling = operation -> false;
    private Optional<Busy> busy = Optional.empty();
    private long tokenLife = HOUR;
    private boolean lists;
    private int capacity = Integer.MAX_VALUE;
    private long mostBytes = 1_000_000;
    private long tokens;

    /** The server asks to be left alone. */
    record Busy(double share, long seconds, boolean unavailable) {
    }

    private record Wait(long heard, long until) {

        boolean broken(long sent) {
            return sent > heard && sent < until;
        }
    }

    Cloud(Universe universe, Referee referee, Book book) {
        this.universe = universe;
        this.referee = referee;
        this.book = book;
        clock = () -> BEGIN.plusMillis(universe.now());
    }

    Instant now() {
        return clock.instant();
    }

    /** Has no feed from now on, but lists and single records only. */
    void dropFeed() {
        lists = true;
    }

    boolean listsOnly() {
        return lists;
    }

    /** The account of a user, made when somebody first asks. */
    ModelServer account(String user) {
        return accounts.computeIfAbsent(user, each -> {
            ModelServer server = new ModelServer(clock);
            server.setRules(rules);
            server.setLimits(limits);
            server.setInvalid(invalid);
            return server;
        });
    }

    void setRules(ModelServer.Rules other) {
        rules = other;
        accounts.values().forEach(each -> each.setRules(other));
    }

    void setLimits(Limits other) {
        limits = other;
        accounts.values().forEach(each -> each.setLimits(other));
    }

    Limits limits() {
        return limits;
    }

    /** Operations that the server rejects, each for itself. */
    void setInvalid(Predicate<Operation> rejected) {
        invalid = rejected;
        accounts.values().forEach(each -> each.setInvalid(rejected));
    }

    /** Operations for which the server refuses the whole request. */
    void setSpoiling(Predicate<Operation> spoils) {
        spoiling = spoils;
    }

    /** The most bytes of several operations that the server takes, whatever it says. */
    void setMostBytes(long bytes) {
        mostBytes = bytes;
    }

    void setBusy(Optional<Busy> how) {
        busy = how;
    }

    /** How long an access token lasts, in milliseconds. */
    void setTokenLife(long millis) {
        tokenLife = millis;
    }

    Token token(String user) {
        return new Token(user, ++tokens, universe.now() + tokenLife);
    }

    /**
     * A request comes.
     *
     * @param sent when it was sent
     * @throws TransportException if the server asks that machine, or everybody, to wait
     */
    void admit(String machine, long sent, Chance chance) {
        if (Optional.ofNullable(waits.get(machine)).filter(wait -> wait.broken(sent)).isPresent()) {
            referee.fault(machine + " came back before the time that the server named");
        }
        if (++arrived(universe.now() / SECOND)[0] > capacity) {
            throw new TransportException(RetryClass.LIMITED, Optional.of(Duration.ofSeconds(chance.between(1, 20))),
                    "the server is full");
        }
        if (busy.isPresent() && chance.happens(busy.get().share())) {
            long wait = chance.between(1, busy.get().seconds()) * 1000;
            throw new TransportException(busy.get().unavailable() ? RetryClass.TRANSIENT : RetryClass.LIMITED,
                    Optional.of(Duration.ofMillis(wait)), "the server asks to wait");
        }
    }

    private int[] arrived(long second) {
        return arrivals.computeIfAbsent(second, each -> new int[1]);
    }

    /** How many requests the server takes in a second; the others are to come later. */
    void setCapacity(int requests) {
        capacity = requests;
    }

    /** The most requests that came in a second. */
    int rush() {
        return arrivals.values().stream().mapToInt(count -> count[0]).max().orElse(0);
    }

    /** A machine has heard that it is to wait. */
    void heard(String machine, long wait) {
        long now = universe.now();
        waits.merge(machine, new Wait(now, now + wait), (one, other) -> one.until > other.until ? one : other);
    }

    /** A machine started anew, and knows of no wait. */
    void forgive(String machine) {
        waits.remove(machine);
    }

    PushResult push(String machine, String user, List<FrozenOperation> operations) {
        operations.forEach(each -> referee.sent(machine, each.opId(), each.json()));
        List<Operation> parsed = operations.stream().map(each -> RecordJson.operation(each.json())).toList();
        int bytes = operations.stream().mapToInt(each -> each.json().length()).sum();
        if (bytes > mostBytes && operations.size() > 1) {
            throw new TransportException(RetryClass.SPLIT, "the server answered PAYLOAD_TOO_LARGE");
        }
        if (parsed.stream().anyMatch(spoiling)) {
            throw new TransportException(operations.size() > 1 ? RetryClass.SPLIT : RetryClass.DEAD,
                    "the server answered BAD_REQUEST");
        }
        ModelServer server = account(user);
        List<RecordKey> stored = new ArrayList<>();
        parsed.forEach(each -> reference(each, server, stored));
        parsed.forEach(each -> referee.named(each.opId(), each.key(), each.lastModified(), book.refused(each.key())));
        PushResult result = server.push(operations);
        for (int i = 0; i < parsed.size(); i++) {
            judge(server, parsed.get(i), result.outcomes().get(i));
        }
        hint();
        return result;
    }

    /** A consumption goes after its product, if that is new; in waves, one that was deleted at once comes last. */
    private void reference(Operation operation, ModelServer server, List<RecordKey> before) {
        before.add(operation.key());
        product(operation).filter(each -> server.find(each).isEmpty() && !before.contains(each)).ifPresent(product -> {
            if (book.refused(product)) {
                book.refuse(operation.key());
            } else if (!referee.isRestored() && !lists) {
                referee.fault("an entry came before its product: " + operation.key() + " of " + product);
            }
        });
    }

    private static Optional<RecordKey> product(Operation operation) {
        return operation.data().filter(Consumption.class::isInstance).map(Consumption.class::cast)
                .map(entry -> RecordKey.product(entry.productId()));
    }

    private void judge(ModelServer server, Operation operation, Outcome outcome) {
        if (!(outcome instanceof Outcome.Rejected)) {
            referee.decided(operation.opId(), outcome instanceof Outcome.Duplicate);
        }
        if (outcome instanceof Outcome.Applied done) {
            referee.applied(operation.opId(), book.find(operation));
            if (done.record().lastModified().time().isAfter(now().plus(HybridClock.MAX_AHEAD))) {
                referee.fault("a stamp of the future was taken over: " + done.record().lastModified());
            }
            product(operation).filter(each -> server.find(each).isEmpty()).ifPresent(product -> referee.fault(
                    "an entry was taken though its product is not there: " + operation.key() + " of " + product));
        }
    }

    /** Tells all who follow that something changed, whether it did or not. */
    void hint() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Runs after each push that reached the server. */
    void onPush(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }
}
