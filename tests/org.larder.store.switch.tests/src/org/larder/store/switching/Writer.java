package org.larder.store.switching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;

/** Adds, changes, deletes and undoes products of its own until it is ended, and keeps what was acknowledged. */
final class Writer implements Runnable {

    private static final int RECORDS = 40;

    private final Home home;
    private final int number;
    private final Random random;
    private final Map<RecordKey, Optional<String>> expected = new HashMap<>();
    private final List<RecordKey> keys = new ArrayList<>();
    private volatile int acknowledged;
    private volatile boolean ended;

    Writer(Home home, int number) {
        this.home = home;
        this.number = number;
        random = new Random(number);
    }

    static int acknowledged(List<Writer> writers) {
        return writers.stream().mapToInt(each -> each.acknowledged).sum();
    }

    @Override
    public void run() {
        for (int edit = 0; !ended; edit++) {
            String name = "Writer " + number + " edit " + edit;
            if (keys.size() < RECORDS) {
                RecordKey key = home.add(name);
                keys.add(key);
                expected.put(key, Optional.of(name));
            } else {
                change(keys.get(random.nextInt(keys.size())), name);
            }
            acknowledged = edit + 1;
        }
    }

    void end() {
        ended = true;
    }

    /** What every record says, or that it is deleted. Only when the thread is done. */
    Map<RecordKey, Optional<String>> expected() {
        return expected;
    }

    private void change(RecordKey key, String name) {
        switch (random.nextInt(3)) {
            case 0 -> {
                home.delete(key);
                expected.put(key, Optional.empty());
            }
            case 1 -> undone(key, name);
            default -> {
                home.put(key, name);
                expected.put(key, Optional.of(name));
            }
        }
    }

    /** An edit that is taken back at once, as undo does it. */
    private void undone(RecordKey key, String name) {
        EditStep step = EditStep.of("Put");
        home.store().edit(step, editor -> editor.put(key, Home.product(name)));
        Optional<String> before = expected.getOrDefault(key, Optional.empty());
        home.store().edit(new EditStep(step.id(), step.label(), Mode.UNDO), editor -> before
                .<Object>map(text -> editor.put(key, Home.product(text)))
                .orElseGet(() -> editor.delete(key)));
    }
}
