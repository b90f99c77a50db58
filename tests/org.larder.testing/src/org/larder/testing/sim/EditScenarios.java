package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;

/** What people do, to the same records at the same time. */
final class EditScenarios {

    private static final int MANY = 10_000;
    private static final int FEW = 50;

    private EditScenarios() {
    }

    static List<Scenario> all() {
        return List.of(new Scenario("tie", 6, EditScenarios::tie, EditScenarios::greatestWon),
                new Scenario("delete-race", 8, EditScenarios::deleteRace),
                new Scenario("tombstone-return", 6, EditScenarios::tombstoneReturn),
                new Scenario("fk-order", 6, EditScenarios::references),
                new Scenario("poison", 8, EditScenarios::poison),
                new Scenario("old-client", 5, EditScenarios::oldClient, EditScenarios::unknownFieldsAreKept),
                new Scenario("undo", 8, EditScenarios::undo),
                new Scenario("compaction", 1, EditScenarios::compaction));
    }

    /** People take back what they did, and do it again, while others edit the same and the network fails. */
    private static void undo(Play play) {
        play.machines(2);
        products(play, 3);
        play.weather(weather -> {
            weather.lostAnswers = 0.15;
            weather.lostRequests = 0.1;
            weather.doubled = 0.1;
        });
        for (int i = 0; i < 25; i++) {
            play.edits(2, 1_500);
            Person person = play.any().person();
            for (int steps = play.chance().below(4); steps > 0; steps--) {
                person.undo(play.chance().happens(0.35));
                play.pass(play.chance().below(2_500));
            }
        }
    }

    private static List<RecordKey> products(Play play, int count) {
        List<RecordKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(play.machines().get(0).person().add());
        }
        play.until(play::quiet, 120_000);
        play.pass(70_000);
        return keys;
    }

    /** All edit the same record in the same millisecond. */
    private static void tie(Play play) {
        play.machines(3);
        List<RecordKey> keys = products(play, 4);
        for (RecordKey key : keys) {
            if (play.chance().happens(0.5)) {
                play.any().weather().cut(true, true);
            }
            for (Machine machine : play.machines()) {
                play.attempt(() -> {
                    if (play.chance().happens(0.3)) {
                        machine.person().delete(key);
                    } else {
                        machine.person().change(key);
                    }
                });
            }
            play.world().book().of(key).stream().filter(deed -> deed.seen().isPresent())
                    .max(Comparator.comparing(deed -> deed.stamp().orElseThrow())).ifPresent(play.winners()::add);
            play.pass(play.chance().between(0, 5_000));
        }
    }

    private static void greatestWon(Play play) {
        Replica server = Replica.of(play.cloud().account("ann").records());
        for (Deed winner : play.winners()) {
            Optional<String> mark = server.data(winner.key()).map(Deed::mark);
            if (!mark.equals(winner.mark())) {
                play.world().referee().fault(winner + " has the greatest stamp, but the record says " + mark);
            }
        }
    }

    private static void deleteRace(Play play) {
        play.machines(3);
        List<RecordKey> keys = products(play, 6);
        play.weather(weather -> weather.lostAnswers = 0.1);
        for (int i = 0; i < 30; i++) {
            RecordKey key = play.chance().one(keys);
            Machine machine = play.any();
            play.attempt(() -> {
                if (play.chance().happens(0.5) && machine.person().find(key).isPresent()) {
                    machine.person().delete(key);
                } else {
                    machine.person().change(key);
                }
            });
            play.pass(play.chance().between(0, 4_000));
        }
    }

    /** A machine that was away for long has older edits of what others deleted. */
    private static void tombstoneReturn(Play play) {
        play.machines(3);
        List<RecordKey> keys = products(play, 8);
        Machine away = play.any();
        away.weather().unplugged = true;
        keys.subList(0, 4).forEach(key -> play.attempt(() -> away.person().change(key)));
        if (play.chance().happens(0.3)) {
            away.stop();
        }
        play.pass(play.chance().between(10_000, 3_000_000));
        Machine other = play.machines().stream().filter(each -> each != away).findFirst().orElseThrow();
        keys.subList(2, 6).forEach(key -> play.attempt(() -> other.person().delete(key)));
        play.pass(play.chance().between(0, 100_000));
    }

    /** Entries of products that the server does not take at first. */
    private static void references(Play play) {
        play.machines(2);
        play.weather(weather -> weather.unplugged = true);
        play.pass(10_000);
        boolean refusing = play.chance().happens(0.5);
        Machine machine = play.any();
        RecordKey refused = machine.person().add();
        List<RecordKey> entries = new ArrayList<>(List.of(machine.person().log(refused)));
        for (int i = 0; i < 15; i++) {
            play.attempt(() -> {
                RecordKey product = machine.person().add();
                entries.add(machine.person().log(product));
                entries.add(machine.person().log(refused));
            });
        }
        if (refusing) {
            play.world().book().refuse(refused);
            play.cloud().setInvalid(operation -> operation.key().equals(refused));
        }
        play.weather(Weather::clear);
        machine.roam();
        play.until(() -> machine.status().counts().quarantined() > 0, refusing ? 60_000 : 1);
        play.cloud().setInvalid(operation -> false);
        quarantined(machine).stream().map(QuarantinedOperation::operation)
                .filter(operation -> operation.key().equals(refused))
                .forEach(operation -> machine.engine().manager().retry(operation.opId()));
        play.world().book().absolve();
    }

    private static List<QuarantinedOperation> quarantined(Machine machine) {
        return machine.engine().manager().quarantined(Optional.empty(), 500).items();
    }

    /** The server never takes some operations; some spoil the whole request. */
    private static void poison(Play play) {
        play.machines(2);
        boolean spoiling = play.chance().happens(0.5);
        Book book = play.world().book();
        Predicate<Operation> poisonous = operation -> {
            boolean bad = operation.data().filter(EditScenarios::poisonous).isPresent();
            if (bad) {
                book.refuse(operation.key());
            }
            return bad;
        };
        if (spoiling) {
            play.cloud().setSpoiling(poisonous);
        } else {
            play.cloud().setInvalid(poisonous);
        }
        play.edits(50, 2_000);
        play.until(() -> play.machines().stream().allMatch(each -> each.status().counts().pending() == 0), 120_000);
        for (Machine machine : play.machines()) {
            quarantined(machine).forEach(each -> handle(play, machine, each));
        }
    }

    private static boolean poisonous(Data data) {
        return Deed.mark(data).endsWith("7");
    }

    private static void handle(Play play, Machine machine, QuarantinedOperation each) {
        UUID opId = each.operation().opId();
        switch (play.chance().below(4)) {
            case 0 -> machine.engine().manager().discard(opId);
            case 1 -> machine.engine().manager().retry(opId);
            case 2 -> play.attempt(() -> machine.person().change(each.operation().key()));
            default -> machine.note("leaves " + each.operation().key());
        }
    }

    /** A field that this version does not know, written by a newer one. */
    private static void oldClient(Play play) {
        play.machines(2);
        for (int i = 0; i < 6; i++) {
            RecordKey key = RecordKey.product(play.chance().id());
            play.marked().add(key);
            play.machines().get(0).person().put(key, number -> new Product("edit " + number, new Nutrients(1, 2, 3, 4),
                    FurtherNutrients.UNKNOWN, Optional.empty(), Optional.empty(), List.of(),
                    new Extras("{\"glycemicIndex\":" + number + ",\"tags\":[\"a\",{\"b\":null}]}")));
        }
        play.until(play::quiet, 60_000);
        play.pass(70_000);
        play.weather(weather -> weather.lostAnswers = 0.1);
        play.edits(30, 3_000);
    }

    private static void unknownFieldsAreKept(Play play) {
        Replica server = Replica.of(play.cloud().account("ann").records());
        for (RecordKey key : play.marked()) {
            Optional<Data> data = server.data(key);
            if (data.isPresent() && data.get().extras().isEmpty() && !revived(play, key)) {
                play.world().referee().fault("unknown fields of " + key + " are gone");
            }
        }
    }

    /** Who makes a record anew after a delete need not know what it said. */
    private static boolean revived(Play play, RecordKey key) {
        return play.world().book().of(key).stream().anyMatch(Deed::delete);
    }

    /** Ten thousand edits of fifty records while nobody answers are fifty operations. */
    private static void compaction(Play play) {
        play.machines(1);
        Machine machine = play.any();
        machine.weather().unplugged = true;
        play.pass(10_000);
        List<RecordKey> keys = new ArrayList<>();
        for (int i = 0; i < FEW; i++) {
            keys.add(machine.person().add());
        }
        for (int i = FEW; i < MANY; i++) {
            machine.person().change(play.chance().one(keys));
        }
        machine.weather().clear();
        machine.roam();
        play.until(play::quiet, 120_000);
        if (play.world().referee().operations() > FEW) {
            play.world().referee().fault(play.world().referee().operations() + " operations were sent for " + FEW
                    + " records");
        }
    }
}
