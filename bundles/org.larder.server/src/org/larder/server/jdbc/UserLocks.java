package org.larder.server.jdbc;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** A lock for each user; a few users may share one. Fair, so that a reader of much does not hold off the writers. */
final class UserLocks {

    private static final int LOCKS = 1024;

    private final ReadWriteLock[] locks = Stream.generate(() -> new ReentrantReadWriteLock(true)).limit(LOCKS)
            .toArray(ReadWriteLock[]::new);

    Lock reading(String userId) {
        return of(userId).readLock();
    }

    Lock writing(String userId) {
        return of(userId).writeLock();
    }

    private ReadWriteLock of(String userId) {
        return locks[Math.floorMod(userId.hashCode(), LOCKS)];
    }
}
