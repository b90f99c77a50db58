package org.larder.testing.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/** Carries a machine's calls through its weather. Used with the turn. */
final class Wire {

    private static final long TIMEOUT = 20_000;
    private static final long LONG = 120_000;
    private static final long FOREVER = 3_600_000;
    private static final long LATEST = 60_000;

    private final Machine machine;
    private final Cloud cloud;
    private final Journal journal;
    private final List<Call> running = new ArrayList<>();
    private long calls;

    Wire(Machine machine, Cloud cloud, Journal journal) {
        this.machine = machine;
        this.cloud = cloud;
        this.journal = journal;
    }

    /** Probes are not cancelled, and the server answers them whatever it is at. */
    enum Kind {
        PROBE, CALL
    }

    private static final class Call {

        private final List<Universe.Wait> waits = new ArrayList<>();
        private final long sent;
        private boolean cancelled;

        private Call(long sent) {
            this.sent = sent;
        }
    }

    long calls() {
        return calls;
    }

    /** Ends the calls that run; they have ended when this returns. */
    void cancel() {
        if (!running.isEmpty()) {
            running.forEach(call -> {
                call.cancelled = true;
                call.waits.forEach(Universe.Wait::end);
            });
            note("cancels " + running.size());
            machine.universe().pause(machine.life(), 0);
        }
    }

    <T> T call(Kind kind, String what, Supplier<T> work) {
        Life life = machine.life();
        long naps = life.naps();
        Call call = new Call(machine.universe().now());
        if (kind == Kind.CALL) {
            running.add(call);
            calls++;
        }
        try {
            T answer = carry(kind, call, what, work);
            if (life.naps() != naps) {
                throw lost("the connection is gone after the sleep");
            }
            if (kind == Kind.CALL) {
                note(what + " done");
            }
            return answer;
        } catch (TransportException e) {
            if (kind == Kind.CALL) {
                note(what + " failed: " + e.retryClass() + ", " + e.getMessage());
                e.retryAfter().filter(wait -> running.size() == 1)
                        .ifPresent(wait -> cloud.heard(machine.name(), wait.toMillis()));
            }
            throw e;
        } finally {
            running.remove(call);
        }
    }

    private <T> T carry(Kind kind, Call call, String what, Supplier<T> work) {
        Weather weather = machine.weather();
        Chance chance = machine.chance();
        machine.requested();
        if (weather.unplugged) {
            pause(call, 1);
            throw lost("no network");
        }
        pause(call, way());
        if (weather.portal) {
            pause(call, way());
            throw new TransportException(kind == Kind.PROBE ? RetryClass.PROTOCOL : RetryClass.TRANSIENT,
                    "a web page answers");
        }
        if (weather.outCut || chance.happens(weather.lostRequests)) {
            if (chance.happens(weather.late)) {
                later(what, work);
            }
            silence(call);
        }
        if (chance.happens(weather.hung)) {
            pause(call, kind == Kind.PROBE ? TIMEOUT : what.startsWith("push") ? FOREVER : LONG);
            throw lost("the call hung");
        }
        if (kind == Kind.CALL && chance.happens(weather.refused)) {
            pause(call, way());
            throw lost("the server answered BAD_GATEWAY");
        }
        T answer = answer(kind, call, work);
        if (chance.happens(weather.doubled)) {
            later(what, work);
        }
        home(call);
        return answer;
    }

    private <T> T answer(Kind kind, Call call, Supplier<T> work) {
        try {
            if (kind == Kind.CALL) {
                cloud.admit(machine.name(), call.sent, machine.chance());
            }
            return work.get();
        } catch (TransportException e) {
            home(call);
            throw e;
        }
    }

    /** The way of an answer. */
    private void home(Call call) {
        pause(call, way());
        if (machine.weather().inCut || machine.chance().happens(machine.weather().lostAnswers)) {
            silence(call);
        }
    }

    /** The request reaches the server once more, or late; nobody hears the answer. */
    private void later(String what, Supplier<?> work) {
        if (what.startsWith("push")) {
            machine.universe().after(machine.world().life(), machine.chance().between(1, LATEST), () -> {
                note(what + " comes late");
                try {
                    work.get();
                } catch (TransportException unheard) {
                    note(what + " came too late: " + unheard.getMessage());
                }
            });
        }
    }

    private void silence(Call call) {
        boolean reset = machine.chance().happens(0.5);
        pause(call, reset ? way() : TIMEOUT);
        throw lost(reset ? "the connection was reset" : "no answer within " + Duration.ofMillis(TIMEOUT).toSeconds()
                + " s");
    }

    private void pause(Call call, long millis) {
        machine.universe().pause(machine.life(), millis, call.waits::add);
        call.waits.clear();
        if (call.cancelled) {
            throw lost("the call was taken back");
        }
    }

    private long way() {
        return machine.chance().between(2, machine.weather().slowest);
    }

    private void note(String what) {
        journal.note(machine.universe().now(), machine.name(), what);
    }

    private static TransportException lost(String why) {
        return new TransportException(RetryClass.TRANSIENT, why);
    }
}
