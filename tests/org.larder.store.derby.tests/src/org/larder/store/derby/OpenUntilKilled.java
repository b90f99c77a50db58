package org.larder.store.derby;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;

/**
 * A program that opens a store, tells when it begins the statement of the number that it is given, and waits for its end
 * before the next.
 */
public final class OpenUntilKilled {

    private OpenUntilKilled() {
    }

    public static void main(String[] args) {
        int last = Integer.parseInt(args[1]);
        AtomicInteger count = new AtomicInteger();
        new JdbcStore(place -> new CountingEngine(place, count, number -> {
            if (number == last) {
                System.out.println("now");
            } else if (number > last) {
                waitForTheEnd();
            }
        }), new Unfinished(Path.of(args[0])).place(), Surroundings.of("dev1")).open();
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
