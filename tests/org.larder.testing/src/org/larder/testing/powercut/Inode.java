package org.larder.testing.powercut;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A file by itself, whatever its name: as it is, and as it would be after a power cut. Not thread-safe. */
final class Inode {

    private final Content current;
    private final Content durable;
    private final List<Change> unsynced = new ArrayList<>();

    Inode(byte[] content) {
        current = new Content(content.clone());
        durable = new Content(content.clone());
    }

    Content current() {
        return current;
    }

    void change(Change change) {
        change.apply(current);
        unsynced.add(change);
    }

    void sync() {
        unsynced.forEach(change -> change.apply(durable));
        unsynced.clear();
    }

    byte[] survivor(SplittableRandom random) {
        Content left = new Content(durable.all());
        Change.survivors(unsynced, random).forEach(change -> change.apply(left));
        return left.all();
    }
}
