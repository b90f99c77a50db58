package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/** Sees what reaches the server and what becomes of it, and remembers the first thing that must not be. Used with the turn. */
final class Referee {

    private static final long MINUTE = 60_000;

    private final Consumer<String> told;
    private final List<String> faults = new ArrayList<>();
    private final Map<UUID, String> texts = new HashMap<>();
    private final Set<UUID> known = new HashSet<>();
    private final Map<String, UUID> names = new HashMap<>();
    private final Set<UUID> applied = new HashSet<>();
    private final Map<String, Long> latest = new HashMap<>();
    private final Map<String, Map<Long, Integer>> minutes = new HashMap<>();
    private int mostAMinute = 150;
    private boolean restored;

    /** @param told hears of the first fault */
    Referee(Consumer<String> told) {
        this.told = told;
    }

    /** How many requests of a machine in a minute are too many. */
    void allow(int requestsAMinute) {
        mostAMinute = requestsAMinute;
    }

    void fault(String what) {
        if (faults.isEmpty()) {
            told.accept(what);
        }
        faults.add(what);
    }

    Optional<String> first() {
        return faults.stream().findFirst();
    }

    /** A machine makes a request. */
    void request(String machine, long now) {
        int count = minutes.computeIfAbsent(machine, each -> new HashMap<>()).merge(now / MINUTE, 1, Integer::sum);
        if (count == mostAMinute + 1) {
            fault(machine + " made more than " + mostAMinute + " requests in a minute");
        }
    }

    /** The most requests that a machine made in a minute. */
    int most() {
        return minutes.values().stream().flatMap(each -> each.values().stream()).max(Integer::compare).orElse(0);
    }

    /** An operation comes; a repeat must be the same to the byte. */
    void sent(String machine, UUID opId, String text) {
        String before = Optional.ofNullable(texts.putIfAbsent(opId, text)).orElse(text);
        if (!before.equals(text)) {
            fault(machine + " sent operation " + opId + " again with other bytes");
        }
    }

    /** How many operations came, repeats not counted. */
    int operations() {
        return texts.size();
    }

    /** The server decided on an operation. What it knows already is a duplicate from then on. */
    void decided(UUID opId, boolean duplicate) {
        if (!known.add(opId) && !duplicate) {
            fault("operation " + opId + " was decided anew");
        }
    }

    /** An edit is sent under one name only, unless a person or the loss of the server's data makes it another one. */
    void named(UUID opId, RecordKey key, Stamp stamp, boolean refused) {
        UUID before = Optional.ofNullable(names.putIfAbsent(key + " " + stamp, opId)).orElse(opId);
        if (!before.equals(opId) && !refused && !restored) {
            fault("the edit of operation " + before + " was sent again as " + opId);
        }
    }

    /** An operation took effect. */
    void applied(UUID opId, Optional<Deed> deed) {
        if (!applied.add(opId)) {
            fault("operation " + opId + " took effect twice");
        }
        deed.ifPresent(each -> {
            String place = each.machine() + " " + each.key();
            long before = Optional.ofNullable(latest.get(place)).orElse(0L);
            if (each.number() < before) {
                fault(each + " took effect after edit " + before + " of the same machine");
            }
            latest.put(place, each.number());
        });
    }

    /** The server went back to a backup: what it lost may take effect again. */
    void restored() {
        applied.clear();
        known.clear();
        latest.clear();
        restored = true;
    }

    /** Whether the server went back to a backup: then products may be missing there that machines have sent. */
    boolean isRestored() {
        return restored;
    }
}
