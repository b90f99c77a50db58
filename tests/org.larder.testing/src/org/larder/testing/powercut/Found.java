package org.larder.testing.powercut;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Data;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.store.LocalStore;
import org.larder.json.RecordJson;

/** Everything that is in a store. */
final class Found {

    private static final int PAGE = 1000;

    private final Map<RecordKey, String> records = new HashMap<>();
    private final Set<RecordKey> queued = new HashSet<>();
    private final Map<UUID, Long> steps = new HashMap<>();
    private final Map<Long, Set<RecordKey>> images = new HashMap<>();

    static Found in(LocalStore store) {
        Found found = new Found();
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> page = store.contents().pieces(after, PAGE);
            page.items().forEach(found::take);
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private void take(Piece piece) {
        switch (piece) {
            case Piece.Stored record -> record.json().ifPresent(json -> records.put(record.key(), json));
            case Piece.Queued operation -> queued.add(operation.key());
            case Piece.Step step -> steps.put(step.id(), step.sequence());
            case Piece.Image image -> images.computeIfAbsent(image.step(), each -> new HashSet<>()).add(image.key());
            case Piece.Fact other -> {
            }
            case Piece.Base other -> {
            }
            case Piece.Noted other -> {
            }
        }
    }

    int size() {
        return records.size();
    }

    /** Whether a record says that, and waits for the remote if it lives. */
    boolean says(RecordKey key, Optional<Data> data) {
        boolean same = Optional.ofNullable(records.get(key)).equals(data.map(RecordJson::text));
        return same && data.isPresent() == queued.contains(key);
    }

    /** Whether the step of an edit is there with an image of each record. */
    boolean hasStep(Edit edit) {
        return Optional.ofNullable(steps.get(edit.step().id()))
                .map(sequence -> images.getOrDefault(sequence, Set.of()))
                .filter(edit.after().keySet()::equals)
                .isPresent();
    }

    /** Whether neither the step of an edit nor anything of it is there. */
    boolean lacksStep(Edit edit) {
        return !steps.containsKey(edit.step().id());
    }
}
