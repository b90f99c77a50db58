package org.larder.testing.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.RecordKey;
import org.larder.api.sync.MassDelete.Decision;
import org.larder.api.transport.Limits;

/** What a remote can do beside a feed, or instead of one: lists, what is recent, hints; and what it may not do unasked. */
final class RemoteScenarios {

    private static final Limits SMALL = new Limits(100, 20, 1_048_576, 20);
    private static final int MANY = 80;
    private static final int FEW = 50;
    private static final Duration LONG_AGO = Duration.ofDays(100);

    private RemoteScenarios() {
    }

    static List<Scenario> all() {
        return List.of(new Scenario("lists-only", 8, RemoteScenarios::listsOnly),
                new Scenario("recent-first", 4, RemoteScenarios::recentFirst),
                new Scenario("mass-delete", 5, RemoteScenarios::massDelete),
                new Scenario("hints", 6, RemoteScenarios::hints, RemoteScenarios::newsComeAtOnce));
    }

    /** A server without a feed: what changed is read from lists, and operations go out in waves of which any may be lost. */
    private static void listsOnly(Play play) {
        play.cloud().setLimits(new Limits(100, 5, 1_048_576, 7));
        play.cloud().dropFeed();
        play.world().machines(2);
        play.weather(weather -> {
            weather.lostAnswers = 0.1;
            weather.lostRequests = 0.05;
            weather.doubled = 0.05;
        });
        play.edits(40, 4_000);
        Machine unlucky = play.any();
        unlucky.fuse().light(play.chance().between(1, 20));
        play.edits(20, 4_000);
        play.machines().forEach(Machine::start);
        play.edits(10, 2_000);
    }

    /** A new computer of somebody with a long diary shows the last days long before it has everything. */
    private static void recentFirst(Play play) {
        play.cloud().setLimits(SMALL);
        play.machines(1);
        Person person = play.machines().get(0).person();
        List<RecordKey> recent = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            person.log(person.add(), Cloud.BEGIN.minus(LONG_AGO));
        }
        for (int i = 0; i < 10; i++) {
            RecordKey food = person.add();
            recent.addAll(List.of(food, person.log(food)));
        }
        play.until(play::quiet, 120_000);
        Machine fresh = play.world().machine("n", "devn", "ann");
        fresh.link().setRecent(true);
        fresh.weather().slowest = 2_000;
        fresh.start();
        boolean shown = play.until(() -> fresh.runs()
                && recent.stream().allMatch(key -> fresh.person().find(key).isPresent()), 120_000);
        if (!shown || fresh.pulledRecords() > 2L * SMALL.maxPullLimit()) {
            play.world().referee().fault("the last days were not there before the rest: " + fresh.pulledRecords()
                    + " records had come");
        }
        fresh.fuse().light(play.chance().between(1, 10));
        play.edits(5, 2_000);
    }

    /** Somebody deletes most of the diary elsewhere; here a person is asked, whatever is killed in between. */
    private static void massDelete(Play play) {
        play.cloud().setLimits(SMALL);
        play.machines(2);
        Machine here = play.machines().get(0);
        Machine there = play.machines().get(1);
        List<RecordKey> foods = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            foods.add(here.person().add());
        }
        play.until(() -> play.quiet() && foods.stream().allMatch(key -> there.person().find(key).isPresent()), 240_000);
        here.weather().cut(true, true);
        List<RecordKey> gone = foods.subList(0, (int) play.chance().between(FEW + 11, MANY));
        gone.forEach(there.person()::delete);
        play.until(() -> Play.quiet(there), 240_000);
        here.weather().clear();
        for (int i = 0; i < 3; i++) {
            here.fuse().light(play.chance().between(1, 4));
            play.pass(play.chance().between(10_000, 90_000));
            here.start();
        }
        here.fuse().quench();
        boolean asked = play.until(() -> here.awake() && here.status().held().isPresent(), 400_000);
        List<RecordKey> left = gone.stream().filter(key -> here.person().find(key).isPresent()).toList();
        if (!asked || gone.size() - left.size() > FEW) {
            play.world().referee().fault((gone.size() - left.size()) + " of " + MANY + " records vanished, "
                    + (asked ? "then somebody was asked" : "and nobody was asked"));
            return;
        }
        decide(play, here, left);
    }

    private static void decide(Play play, Machine here, List<RecordKey> left) {
        boolean keep = play.chance().happens(0.5);
        play.world().note(keep ? "they are kept" : "they may go");
        if (play.chance().happens(0.5)) {
            here.person().add();
        }
        if (keep) {
            here.person().keep(left);
        }
        here.engine().manager().decide(keep ? Decision.KEEP : Decision.ACCEPT);
        play.until(play::quiet, 240_000);
        Optional<RecordKey> wrong = left.stream().filter(key -> here.person().find(key).isPresent() != keep).findAny();
        wrong.ifPresent(key -> play.world().referee().fault("what was decided of " + key + " did not come about"));
    }

    /** Hints get lost, come twice, late, and for nothing. */
    private static void hints(Play play) {
        play.world().machines(2).forEach(machine -> machine.link().setStreaming(true));
        play.weather(weather -> {
            weather.lostHints = 0.4;
            weather.doubledHints = 0.3;
            weather.lateHints = 0.3;
        });
        play.edits(30, 6_000);
        for (int i = 0; i < 900; i++) {
            play.cloud().hint();
            play.pass(100);
        }
        play.weather(weather -> weather.cut(play.chance().happens(0.5), true));
        play.edits(5, 2_000);
        play.pass(play.chance().between(0, 60_000));
    }

    /** With a stream that works nobody waits for a timer. */
    private static void newsComeAtOnce(Play play) {
        RecordKey news = play.machines().get(0).person().add();
        Machine other = play.machines().get(1);
        play.pass(3_000);
        if (other.person().find(news).isEmpty()) {
            play.world().referee().fault("a change was not there after three seconds, though there are hints");
        }
        play.until(play::quiet, 60_000);
    }
}
