package org.larder.testing.powercut;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A change of a file's content that may not be durable yet. */
sealed interface Change {

    /** What a disk writes at once or not at all. */
    int SECTOR = 4096;

    void apply(Content content);

    /** The same change as its parts that survive by themselves. */
    List<Change> parts();

    /** Bytes written. */
    record Written(long position, byte[] bytes) implements Change {

        @Override
        public void apply(Content content) {
            content.write(position, bytes);
        }

        @Override
        public List<Change> parts() {
            long first = position / SECTOR;
            long last = (position + bytes.length - 1) / SECTOR;
            return IntStream.rangeClosed(0, (int) (last - first)).<Change>mapToObj(each -> part(first + each)).toList();
        }

        private Written part(long sector) {
            int from = (int) Math.max(0, sector * SECTOR - position);
            int to = (int) Math.min(bytes.length, (sector + 1) * SECTOR - position);
            return new Written(position + from, Arrays.copyOfRange(bytes, from, to));
        }
    }

    /** The file made longer or shorter. */
    record Sized(long length) implements Change {

        @Override
        public void apply(Content content) {
            content.setLength(length);
        }

        @Override
        public List<Change> parts() {
            return List.of(this);
        }
    }

    /** What of unsynced changes a power cut leaves: none, all, or some of their parts. */
    static List<Change> survivors(List<Change> changes, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> changes;
            default -> changes.stream()
                    .flatMap(change -> change.parts().stream())
                    .filter(part -> random.nextBoolean())
                    .toList();
        };
    }
}
