package org.larder.testing.sim;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import org.larder.api.transport.Limits;

/** Computers crash, sleep, have wrong clocks, and change their databases. */
final class MachineScenarios {

    private static final List<Duration> SKEWS = List.of(Duration.ofSeconds(30), Duration.ofSeconds(-45),
            Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1), Duration.ofDays(-1), Duration.ofDays(3653),
            Duration.ofDays(-3653), Duration.ZERO);

    private MachineScenarios() {
    }

    static List<Scenario> all() {
        return List.of(new Scenario("crash-everywhere", 12, MachineScenarios::crashEverywhere),
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
