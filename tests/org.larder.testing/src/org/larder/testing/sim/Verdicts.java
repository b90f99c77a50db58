package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.larder.api.model.Data;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.sync.SyncStatus;
import org.larder.json.RecordJson;

/** What must be true when everything was healed and time has passed. */
final class Verdicts {

    private final World world;
    private final Book book;
    private final Referee referee;
    private final Replica server;
    private final Map<String, Replica> replicas = new TreeMap<>();

    Verdicts(World world, String user) {
        this.world = world;
        book = world.book();
        referee = world.referee();
        server = Replica.of(world.cloud().account(user).records());
        world.machines().forEach(machine -> replicas.put(machine.name(), Replica.of(machine.store())));
    }

    void check() {
        world.machines().forEach(this::nothingIsStuck);
        replicas.forEach((name, replica) -> replica.difference(server)
                .ifPresent(what -> referee.fault(name + " and the server differ: " + what)));
        server.records().keySet().stream().filter(key -> book.of(key).isEmpty()).findFirst()
                .ifPresent(key -> referee.fault("nobody made " + key));
        book.keys().forEach(this::nothingIsLost);
    }

    private void nothingIsStuck(Machine machine) {
        SyncStatus status = machine.status();
        if (status.counts().pending() > 0 || status.phase() != SyncStatus.Phase.IDLE) {
            referee.fault(machine.name() + " is stuck: " + status + ", " + machine.engine().monitor().state());
        }
        replicas.values().forEach(replica -> replica.quarantined().stream().filter(key -> !book.excused(key)).findFirst()
                .ifPresent(key -> referee.fault("quarantined without a reason: " + key)));
    }

    private void nothingIsLost(RecordKey key) {
        List<Deed> deeds = book.of(key);
        Optional<Data> current = server.data(key);
        Optional<String> mark = current.map(Deed::mark);
        for (Deed deed : deeds) {
            boolean later = replaced(deed, deeds) || deed.delete() && deeds.stream()
                    .anyMatch(other -> other.delete() && replaced(other, deeds));
            if (deed.returned() && !deed.mark().equals(mark) && !later && !noted(deed) && !quarantined(deed)) {
                referee.fault(deed + " is lost; the record says " + mark.orElse("nothing"));
            }
        }
        if (current.isPresent() && book.find(key, current.get()).isEmpty()) {
            referee.fault("nobody wrote what " + key + " says: " + mark);
        }
        causesCameFirst(key, deeds, mark);
    }

    private static boolean replaced(Deed deed, List<Deed> deeds) {
        return deeds.stream()
                .anyMatch(other -> other.machine().equals(deed.machine()) && other.number() > deed.number());
    }

    /** What was seen by a later edit that returned is not what the record says in the end. */
    private void causesCameFirst(RecordKey key, List<Deed> deeds, Optional<String> mark) {
        List<Deed> candidates = deeds.stream().filter(each -> each.mark().equals(mark)).toList();
        if (candidates.isEmpty() || book.excused(key)) {
            return;
        }
        Set<Deed> beaten = new HashSet<>();
        deeds.stream().filter(each -> each.returned() && !each.mark().equals(mark))
                .forEach(each -> beaten.addAll(causes(each)));
        if (beaten.containsAll(candidates)) {
            referee.fault(candidates.get(0) + " is what the record says, but an edit that was made on it is not");
        }
    }

    private List<Deed> causes(Deed deed) {
        List<Deed> causes = new ArrayList<>();
        List<Deed> open = new ArrayList<>(List.of(deed));
        while (!open.isEmpty()) {
            Deed next = open.remove(open.size() - 1);
            List<Deed> direct = new ArrayList<>();
            next.seen().ifPresent(direct::add);
            book.before(next).ifPresent(direct::add);
            direct.stream().filter(each -> !causes.contains(each)).forEach(each -> {
                causes.add(each);
                open.add(each);
            });
        }
        return causes;
    }

    private boolean noted(Deed deed) {
        return replicas.values().stream().flatMap(replica -> replica.ledger().stream())
                .filter(note -> note.key().equals(deed.key()))
                .anyMatch(note -> mark(note).equals(deed.mark()));
    }

    private boolean quarantined(Deed deed) {
        return Optional.ofNullable(replicas.get(deed.machine()))
                .filter(replica -> replica.quarantined().contains(deed.key())).isPresent();
    }

    private static Optional<String> mark(Piece.Noted note) {
        return note.lost().map(json -> Deed.mark(RecordJson.stored(note.key().type(), json)));
    }
}
