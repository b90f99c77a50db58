package org.larder.testing.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import org.larder.api.model.RecordKey;
import org.larder.api.transport.Limits;

/** Computers crash, sleep, have wrong clocks, and change their databases. */
final class MachineScenarios {

    private static final List<Duration> SKEWS = List.of(Duration.ofSeconds(30), Duration.ofSeconds(-45),
            Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1), Duration.ofDays(-1), Duration.ofDays(3653),
            Duration.ofDays(-3653), Duration.ZERO);

    private static final ZoneId HOME = ZoneId.of("Europe/Berlin");
    private static final ZoneId AWAY = ZoneId.of("Pacific/Auckland");
    /** The clocks at home are put forward. */
    private static final Instant SPRING = Instant.parse("2026-03-29T01:00:00Z");

    private MachineScenarios() {
    }

    static List<Scenario> all() {
        return List.of(new Scenario("crash-everywhere", 12, MachineScenarios::crashEverywhere),
                new Scenario("summer-time", 5, MachineScenarios::summerTime, MachineScenarios::daysStay),
                new Scenario("skew", 10, MachineScenarios::skew),
                new Scenario("bootstrap-kill", 6, MachineScenarios::bootstrapKill),
                new Scenario("swap-under-load", 5, MachineScenarios::swapUnderLoad));
    }

    private static void crashEverywhere(Play play) {
        play.machines(2);
        play.weather(weather -> {
            weather.lostAnswers = 0.1;
            weather.doubled = 0.05;
        });
        for (int i = 0; i < 15; i++) {
            Machine machine = play.any();
            machine.fuse().light(play.chance().between(1, 25));
            play.edits(4, 3_000);
            play.pass(play.chance().between(0, 10_000));
            play.machines().forEach(Machine::start);
        }
    }

    /** Clocks are wrong, are set, and go on while the computer sleeps. */
    private static void skew(Play play) {
        play.machines(3);
        for (int i = 0; i < 8; i++) {
            Machine machine = play.any();
            switch (play.chance().below(4)) {
                case 0 -> machine.setOffset(play.chance().one(SKEWS));
                case 1 -> machine.sleep(Duration.ofMillis(play.chance().between(1_000, 7_200_000)));
                case 2 -> machine.setZone(ZoneId.of(play.chance().happens(0.5) ? "Europe/Berlin" : "Pacific/Auckland"));
                default -> {
                    machine.stop();
                    machine.setOffset(play.chance().one(SKEWS));
                    play.pass(play.chance().between(0, 5_000));
                    machine.start();
                }
            }
            play.edits(5, 4_000);
            play.pass(play.chance().between(0, 100_000));
            play.edits(2, 2_000);
        }
    }

    /** The clocks are put forward in the night, and people log around midnight; later they travel. */
    private static void summerTime(Play play) {
        play.machines(2);
        play.machines().forEach(machine -> machine.setZone(HOME));
        play.edits(6, 2_000);
        play.until(play::quiet, 120_000);
        RecordKey food = play.machines().get(0).person().add();
        play.until(play::quiet, 120_000);
        play.pass(70_000);
        play.machines().forEach(machine -> machine.sleep(Duration.between(play.cloud().now(), SPRING.minusSeconds(
                play.chance().between(1, 30)))));
        play.until(() -> play.machines().stream().allMatch(Machine::awake), Duration.ofDays(40).toMillis());
        for (long hours = -30; hours <= 30; hours += 3) {
            play.logged(play.any(), food, SPRING.plus(Duration.ofHours(hours)), HOME);
            play.pass(play.chance().between(0, 5_000));
        }
        play.until(play::quiet, 120_000);
        play.pass(70_000);
        play.machines().forEach(machine -> machine.setZone(AWAY));
        if (play.chance().happens(0.5)) {
            play.machines().forEach(Machine::stop);
            play.machines().forEach(Machine::start);
        }
        play.marked().stream().filter(key -> play.chance().happens(0.3)).forEach(play.any().person()::change);
        play.edits(6, 2_000);
    }

    /** An entry that was deleted and comes back from elsewhere comes as a new one, to be counted where the reader is. */
    private static void daysStay(Play play) {
        play.days().forEach((key, day) -> play.machines().stream()
                .filter(machine -> play.world().book().of(key).stream().noneMatch(Deed::delete))
                .filter(machine -> machine.store().read(reader -> reader.day(day)).stream()
                        .noneMatch(entry -> entry.item().key().equals(key)))
                .findFirst().ifPresent(machine -> play.world().referee()
                        .fault(machine.name() + " does not count " + key + " to " + day + " any more")));
    }

    /** A new computer is killed again and again while it reads the feed for the first time. */
    private static void bootstrapKill(Play play) {
        play.cloud().setLimits(new Limits(100, 20, 1_048_576, 20));
        play.machines(1);
        for (int i = 0; i < 200; i++) {
            play.machines().get(0).person().edit();
        }
        play.until(play::quiet, 120_000);
        int there = play.cloud().account("ann").records().size();
        Machine fresh = play.world().machine("n", "devn", "ann");
        int kills = 0;
        while (kills < 30) {
            fresh.fuse().light(play.chance().between(1, 7));
            fresh.start();
            if (!play.until(() -> !fresh.runs(), 3_000)) {
                break;
            }
            kills++;
        }
        play.heal();
        play.until(() -> Play.quiet(fresh), 120_000);
        if (fresh.pulledRecords() > there + (kills + 1L) * 20 + 40) {
            play.world().referee()
                    .fault("after " + kills + " kills " + fresh.pulledRecords() + " records were pulled of "
                            + there);
        }
    }

    /** The database is replaced by another one while the sync runs. */
    private static void swapUnderLoad(Play play) {
        play.machines(2);
        play.weather(weather -> {
            weather.slowest = 1_000;
            weather.lostAnswers = 0.1;
        });
        for (int i = 0; i < 10; i++) {
            play.edits(5, 1_000);
            play.any().move();
        }
    }
}
