package org.larder.testing.powercut;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;

/**
 * A writer that edits records of its own, by chance, and knows what it was told: what its returned edits made of them, and
 * which edit has not returned. Used by one thread at a time.
 */
final class Editing {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SOME = 5;

    private final SplittableRandom random;
    private final Map<RecordKey, Optional<Data>> known = new LinkedHashMap<>();
    private final List<Edit> returned;
    private Optional<Edit> open = Optional.empty();

    /** @param returned gets the edits that returned; writers share it */
    Editing(long seed, List<Edit> returned) {
        random = new SplittableRandom(seed);
        this.returned = returned;
    }

    /**
     * Makes an edit; whatever the store throws leaves it open. So does what it says when the power is off: in that moment a
     * real computer says nothing any more.
     *
     * @return whether it returned
     */
    boolean edit(LocalStore store, BooleanSupplier off) {
        Edit edit = draw();
        open = Optional.of(edit);
        store.edit(edit.step(), editor -> made(editor, edit));
        if (off.getAsBoolean()) {
            return false;
        }
        settle(true);
        returned.add(edit);
        return true;
    }

    /** What the records say if the open edit is not there. */
    Map<RecordKey, Optional<Data>> known() {
        return known;
    }

    Optional<Edit> open() {
        return open;
    }

    /** Takes notice of whether the open edit is there. */
    void settle(boolean there) {
        open.filter(edit -> there).ifPresent(edit -> known.putAll(edit.after()));
        open = Optional.empty();
    }

    private static int made(StoreEditor editor, Edit edit) {
        edit.after().forEach(
                (key, data) -> data.ifPresentOrElse(value -> editor.put(key, value), () -> editor.delete(key)));
        return edit.after().size();
    }

    private Edit draw() {
        Map<RecordKey, Optional<Data>> after = new LinkedHashMap<>();
        List<RecordKey> live = known.keySet().stream().filter(key -> known.get(key).isPresent()).toList();
        int kind = live.isEmpty() ? 0 : random.nextInt(10);
        switch (kind) {
            case 0, 1, 2 -> after.put(RecordKey.product(id()), Optional.of(product()));
            case 3, 4 -> after.put(RecordKey.consumption(id()), Optional.of(entry()));
            case 5, 6 -> changed(live.get(random.nextInt(live.size())), after);
            case 7 -> after.put(live.get(random.nextInt(live.size())), Optional.empty());
            default -> several(after);
        }
        return new Edit(new EditStep(id(), "An edit", EditStep.Mode.NEW), after);
    }

    private void changed(RecordKey key, Map<RecordKey, Optional<Data>> after) {
        after.put(key, Optional.of(known.get(key).orElseThrow() instanceof Product ? product() : entry()));
    }

    private void several(Map<RecordKey, Optional<Data>> after) {
        for (int i = 0; i < SOME; i++) {
            after.put(RecordKey.product(id()), Optional.of(product()));
            after.put(RecordKey.consumption(id()), Optional.of(entry()));
        }
    }

    private Product product() {
        return new Product("Food " + random.nextLong() + "x".repeat(random.nextInt(80)),
                new Nutrients(random.nextInt(900), 1, 2, 3));
    }

    private Consumption entry() {
        LocalDate day = LocalDate.ofInstant(NOON, ZoneOffset.UTC).minusDays(random.nextInt(10));
        return new Consumption(id(), 1 + random.nextInt(500), NOON, Optional.of(day), Optional.empty(),
                Optional.empty(),
                Optional.of(product().snapshot()), Extras.NONE);
    }

    private UUID id() {
        return new UUID(random.nextLong() & ~0xf000L | 0x7000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
