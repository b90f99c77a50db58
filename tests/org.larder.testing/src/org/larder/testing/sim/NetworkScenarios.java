package org.larder.testing.sim;

import java.util.List;

import org.larder.api.model.RecordType;
import org.larder.api.sync.SyncStatus;

/** The network loses, doubles, delays, stops and lies. */
final class NetworkScenarios {

    private NetworkScenarios() {
    }

    static List<Scenario> all() {
        return List.of(new Scenario("converge", 12, NetworkScenarios::converge),
                new Scenario("lost-ack", 10, NetworkScenarios::lostAck),
                new Scenario("partition", 10, NetworkScenarios::partition),
                new Scenario("captive-portal", 6, NetworkScenarios::captivePortal),
                new Scenario("token-expiry", 8, NetworkScenarios::tokenExpiry),
                new Scenario("edit-in-flight", 8, NetworkScenarios::editInFlight));
    }

    /** Three devices, 200 operations; a fifth of all messages is lost, a tenth comes twice, and many come late. */
    private static void converge(Play play) {
        play.machines(3);
        play.weather(weather -> {
            weather.lostRequests = 0.1;
            weather.lostAnswers = 0.1;
            weather.late = 0.5;
            weather.doubled = 0.1;
        });
        play.edits(200, 1_500);
    }

    private static void lostAck(Play play) {
        play.machines(2);
        play.weather(weather -> {
            weather.lostAnswers = 0.3;
            weather.doubled = 0.1;
        });
        play.edits(60, 4_000);
    }

    private static void partition(Play play) {
        play.machines(3);
        for (int i = 0; i < 12; i++) {
            Machine machine = play.any();
            int kind = play.chance().below(5);
            switch (kind) {
                case 0 -> machine.weather().cut(true, false);
                case 1 -> machine.weather().cut(false, true);
                case 2 -> machine.weather().cut(true, true);
                case 3 -> machine.weather().unplugged = true;
                default -> machine.weather().hung = 0.3;
            }
            play.edits(4, 1_000);
            play.pass(play.chance().between(0, play.chance().happens(0.2) ? 120_000 : 10_000));
            if (play.chance().happens(0.8)) {
                machine.weather().clear();
                machine.roam();
            }
            play.edits(2, 500);
        }
    }

    private static void captivePortal(Play play) {
        play.machines(2);
        for (int i = 0; i < 4; i++) {
            Machine machine = play.any();
            machine.weather().portal = true;
            play.edits(5, 2_000);
            play.until(() -> machine.status().phase() == SyncStatus.Phase.OFFLINE, 90_000);
            long before = machine.calls();
            play.edits(5, 2_000);
            play.pass(play.chance().between(20_000, 90_000));
            if (machine.calls() > before + 1) {
                play.world().referee().fault(machine.name() + " made " + (machine.calls() - before)
                        + " calls though a web page answers in the server's place");
            }
            machine.weather().clear();
            play.pass(play.chance().between(0, 20_000));
        }
    }

    private static void tokenExpiry(Play play) {
        play.cloud().setTokenLife(play.chance().between(1_000, 30_000));
        play.machines(2);
        play.weather(weather -> {
            weather.lostAnswers = 0.1;
            weather.slowest = 400;
        });
        for (int i = 0; i < 6; i++) {
            play.edits(6, 3_000);
            Machine machine = play.any();
            if (play.chance().happens(0.4)) {
                machine.link().revoke();
                play.edits(4, 4_000);
                play.pass(play.chance().between(0, 30_000));
                machine.signInAgain();
            }
        }
    }

    /** Slow answers, quick edits of few records. */
    private static void editInFlight(Play play) {
        play.machines(2);
        play.weather(weather -> weather.slowest = 3_000);
        play.edits(6, 100);
        for (int i = 0; i < 40; i++) {
            Machine machine = play.any();
            play.attempt(() -> machine.person().known(RecordType.PRODUCT)
                    .ifPresentOrElse(machine.person()::change, machine.person()::add));
            play.pass(play.chance().between(0, 2_000));
        }
    }
}
