package org.larder.server.jdbc;

import java.sql.SQLTransientException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A queue for each user before the database, so that one user's many calls do not take all connections to wait; a few users
 * may share one. Fair, so that a reader of much does not hold off the writers.
 */
final class UserLocks {

    private static final int LOCKS = 1024;
    private static final int PATIENCE_SECONDS = 10;

    private final ReadWriteLock[] locks = Stream.generate(() -> new ReentrantReadWriteLock(true)).limit(LOCKS)
            .toArray(ReadWriteLock[]::new);

    <T> T reading(String userId, Supplier<T> work) {
        return locked(of(userId).readLock(), work);
    }

    <T> T writing(String userId, Supplier<T> work) {
        return locked(of(userId).writeLock(), work);
    }

    private ReadWriteLock of(String userId) {
        return locks[Math.floorMod(userId.hashCode(), LOCKS)];
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        boolean got = false;
        try {
            got = lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!got) {
                throw tooLong();
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooLong();
        } finally {
            if (got) {
                lock.unlock();
            }
        }
    }

    private static SqlFailure tooLong() {
        return SqlFailure.of("wait for other calls of the user", new SQLTransientException("waited too long"));
    }
}
