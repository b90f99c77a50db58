package org.larder.testing.sim;

import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Map<String, Replica> accounts = new TreeMap<>();
    private final Replica server;
    private final Map<String, Replica> replicas = new TreeMap<>();

    Verdicts(World world) {
        this.world = world;
        book = world.book();
        referee = world.referee();
        world.machines().forEach(machine -> {
            replicas.put(machine.name(), Replica.of(machine.store()));
            accounts.computeIfAbsent(machine.user(), user -> Replica.of(world.cloud().account(user).records()));
        });
        server = Replica.all(accounts.values());
    }

    void check() {
        world.machines().forEach(this::nothingIsStuck);
        world.machines().forEach(this::sameAsTheServer);
        server.records().keySet().stream().filter(key -> book.of(key).isEmpty()).findFirst()
                .ifPresent(key -> referee.fault("nobody made " + key));
        book.keys().forEach(this::nothingIsLost);
    }

    private void sameAsTheServer(Machine machine) {
        Replica mine = Optional.ofNullable(replicas.get(machine.name())).orElseThrow();
        Replica theirs = Optional.ofNullable(accounts.get(machine.user())).orElseThrow();
        Optional<String> difference = world.cloud().listsOnly()
                ? mine.live().difference(theirs.live())
                : mine.difference(theirs);
        difference.ifPresent(what -> referee.fault(machine.name() + " and the server differ: " + what));
    }

    private void nothingIsStuck(Machine machine) {
        SyncStatus status = machine.status();
        if (status.counts().pending() > 0 || status.phase() != SyncStatus.Phase.IDLE) {
            referee.fault(machine.name() + " is stuck: " + status + ", " + machine.engine().monitor().state());
        }
        Optional.ofNullable(replicas.get(machine.name())).orElseThrow().quarantined().stream()
                .filter(key -> !book.excused(key)).findFirst()
                .ifPresent(key -> referee.fault("quarantined without a reason: " + key));
    }

    private void nothingIsLost(RecordKey key) {
        List<Deed> deeds = book.of(key);
        Optional<Data> current = server.data(key);
        Optional<String> mark = current.map(Deed::mark);
        for (Deed deed : deeds) {
            boolean later = book.replaced(deed) || deed.delete() && vain(deed, deeds);
            if (deed.returned() && !deed.mark().equals(mark) && !later && !again(deed, deeds) && !noted(deed)
                    && !quarantined(deed)) {
                referee.fault(deed + " is lost; the record says " + mark.orElse("nothing"));
            }
        }
        if (current.isPresent() && book.find(key, current.get()).isEmpty()) {
            referee.fault("nobody wrote what " + key + " says: " + mark);
        }
        causesCameFirst(key, deeds, mark);
    }

    /** Whether there was nothing to be deleted any more: it cancelled out, or another delete was replaced. */
    private boolean vain(Deed deed, List<Deed> deeds) {
        return deed.stamp().isEmpty() || deeds.stream().anyMatch(other -> other.delete() && book.replaced(other));
    }

    /** Whether somebody wrote the same later, by undo, and replaced that. */
    private boolean again(Deed deed, List<Deed> deeds) {
        return !deed.delete() && deeds.stream().anyMatch(
                other -> other.number() > deed.number() && other.mark().equals(deed.mark()) && book.replaced(other));
    }

    /** What was seen by a later edit that returned is not what the record says in the end. */
    private void causesCameFirst(RecordKey key, List<Deed> deeds, Optional<String> mark) {
        List<Deed> candidates = deeds.stream().filter(each -> each.mark().equals(mark)).toList();
        if (candidates.isEmpty() || book.excused(key)) {
            return;
        }
        Set<Long> beaten = new HashSet<>();
        Deque<Deed> open = new ArrayDeque<>();
        deeds.stream().filter(each -> each.returned() && !each.mark().equals(mark))
                .forEach(each -> open.addAll(book.causes(each)));
        while (!open.isEmpty()) {
            Deed next = open.remove();
            if (beaten.add(next.number())) {
                open.addAll(book.causes(next));
            }
        }
        if (candidates.stream().allMatch(each -> beaten.contains(each.number()))) {
            referee.fault(candidates.get(0) + " is what the record says, but an edit that was made on it is not");
        }
    }

    private boolean noted(Deed deed) {
        return replicas.values().stream().flatMap(replica -> replica.ledger().stream())
                .filter(note -> note.key().equals(deed.key())).anyMatch(note -> mark(note).equals(deed.mark()));
    }

    private boolean quarantined(Deed deed) {
        return Optional.ofNullable(replicas.get(deed.machine()))
                .filter(replica -> replica.quarantined().contains(deed.key())).isPresent();
    }

    private static Optional<String> mark(Piece.Noted note) {
        return note.lost().map(json -> Deed.mark(RecordJson.stored(note.key().type(), json)));
    }
}
