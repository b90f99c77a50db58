package org.larder.testing.sim;

import java.util.List;
import java.util.Optional;

import org.larder.api.transport.Limits;
import org.larder.testing.transport.ModelServer;

/** The server is small, busy, or not the one it was. */
final class ServerScenarios {

    private static final int CROWD = 1_000;

    private ServerScenarios() {
    }

    static List<Scenario> all() {
        return List.of(new Scenario("batch-mixed", 8, ServerScenarios::batchMixed),
                new Scenario("throttle", 8, ServerScenarios::throttle),
                new Scenario("recovery", 1, ServerScenarios::recovery, ServerScenarios::nobodyRushes),
                new Scenario("server-restore", 8, ServerScenarios::serverRestore),
                new Scenario("account-switch", 5, ServerScenarios::accountSwitch, ServerScenarios::accountsAreApart));
    }

    /** Small batches, answers with holes, and a server that takes less than it says. */
    private static void batchMixed(Play play) {
        play.cloud().setLimits(new Limits(7, 20, 20_000, 11));
        play.cloud().setMostBytes(play.chance().between(900, 4_000));
        play.machines(3);
        play.weather(weather -> weather.unplugged = true);
        play.edits(60, 500);
        play.weather(weather -> {
            weather.unplugged = false;
            weather.torn = 0.2;
            weather.lostAnswers = 0.05;
        });
        play.edits(40, 4_000);
    }

    private static void throttle(Play play) {
        play.world().referee().allow(70);
        play.machines(3);
        for (int i = 0; i < 4; i++) {
            play.cloud().setBusy(Optional.of(new Cloud.Busy(0.2 + 0.6 * play.chance().nextDouble(),
                    play.chance().between(2, 60), play.chance().happens(0.5))));
            play.edits(10, 4_000);
            play.pass(play.chance().between(0, 60_000));
            play.weather(weather -> weather.refused = play.chance().happens(0.5) ? 1 : 0.5);
            play.edits(4, 4_000);
            play.pass(play.chance().between(0, 100_000));
            play.weather(weather -> weather.refused = 0);
        }
    }

    /** A thousand clients find the server again after an outage; it can serve each of them in ten seconds. */
    private static void recovery(Play play) {
        play.cloud().setCapacity(CROWD / 10);
        for (int i = 0; i < CROWD; i++) {
            Machine machine = play.world().machine("m" + i, "dev" + i, "user" + i);
            machine.weather().cut(true, false);
            machine.start();
            machine.person().add();
        }
        play.pass(play.chance().between(60_000, 180_000));
        play.weather(Weather::clear);
        play.world().note("the server is back");
        if (!play.until(play::quiet, 300_000)) {
            play.world().referee().fault("not all have recovered after five minutes");
        }
    }

    private static void nobodyRushes(Play play) {
        play.world().note("at most " + play.cloud().rush() + " requests in a second");
        if (play.cloud().rush() > CROWD * 3 / 10) {
            play.world().referee().fault(play.cloud().rush() + " requests came in a second");
        }
    }

    /** The server goes back to a backup of some time ago, and says so. */
    private static void serverRestore(Play play) {
        play.machines(3);
        play.edits(25, 2_000);
        play.pass(play.chance().between(0, 60_000));
        ModelServer.Saved backup = play.cloud().account("ann").save();
        play.edits(25, 3_000);
        if (play.chance().happens(0.5)) {
            play.any().weather().cut(true, true);
        }
        play.edits(5, 1_000);
        play.world().note("the server goes back");
        play.cloud().account("ann").restore(backup, "e2");
        play.world().referee().restored();
        play.edits(15, 3_000);
    }

    /** Another account's tokens are used on a machine for a while. */
    private static void accountSwitch(Play play) {
        play.machines(2);
        play.edits(15, 2_000);
        for (int i = 0; i < 3; i++) {
            Machine machine = play.any();
            machine.link().useTokenOf("eve");
            play.edits(8, 2_000);
            play.pass(play.chance().between(0, 90_000));
            if (play.chance().happens(0.5)) {
                machine.link().signOut();
                play.edits(5, 2_000);
            }
            machine.signInAgain();
            play.pass(play.chance().between(0, 20_000));
        }
    }

    private static void accountsAreApart(Play play) {
        if (!play.cloud().account("eve").records().isEmpty()) {
            play.world().referee().fault("operations of one account were sent with the tokens of another");
        }
    }
}
