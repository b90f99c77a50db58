package org.larder.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.SyncState;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreReader;

/** Asks the store what became of edits. */
final class Witness {

    private static final int PAGE = 1000;

    private final LocalStore store;

    Witness(LocalStore store) {
        this.store = store;
    }

    /** Those of the edits that are on their way no more. */
    Map<Watch, Fate> fates(List<Watch> watches) {
        Report report = store.read(reader -> Report.of(reader, watches));
        List<QuarantinedOperation> refused = report.trouble()
                ? all(after -> store.sync().quarantined(after, PAGE))
                : List.of();
        Map<Watch, Fate> fates = new LinkedHashMap<>();
        watches.forEach(watch -> report.fate(watch, refused).ifPresent(fate -> fates.put(watch, fate)));
        return fates;
    }

    private static <T> List<T> all(Function<Optional<String>, Page<T>> query) {
        List<T> all = new ArrayList<>();
        Page<T> page = query.apply(Optional.empty());
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = query.apply(page.next());
            all.addAll(page.items());
        }
        return all;
    }

    /** What one snapshot says of the records: those that there are, and the conflicts of those that say something else. */
    private record Report(Map<RecordKey, SyncState> states, List<LedgerEntry> conflicts) {

        static Report of(StoreReader reader, List<Watch> watches) {
            Map<RecordKey, SyncState> states = new HashMap<>();
            watches.stream().map(Watch::key).distinct()
                    .forEach(key -> reader.syncState(key).ifPresent(state -> states.put(key, state)));
            Set<RecordKey> others = new HashSet<>();
            watches.stream().filter(watch -> !current(states, watch)).forEach(watch -> others.add(watch.key()));
            return new Report(states, others.isEmpty()
                    ? List.of()
                    : all(after -> reader.ledger(after, PAGE)).stream()
                            .filter(entry -> others.contains(entry.key()))
                            .toList());
        }

        boolean trouble() {
            return states.values().stream().anyMatch(state -> !state.synced() && state.error().isPresent());
        }

        Optional<Fate> fate(Watch watch, List<QuarantinedOperation> refused) {
            return Fate.of(watch.edit(), state(states, watch),
                    refused.stream().filter(each -> each.operation().key().equals(watch.key())).findFirst(),
                    conflicts.stream().filter(each -> each.key().equals(watch.key())).toList());
        }

        private static boolean current(Map<RecordKey, SyncState> states, Watch watch) {
            return state(states, watch).filter(state -> state.lastModified().equals(watch.edit())).isPresent();
        }

        private static Optional<SyncState> state(Map<RecordKey, SyncState> states, Watch watch) {
            return Optional.ofNullable(states.get(watch.key()));
        }
    }
}
