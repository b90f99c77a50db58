package org.larder.transport.folder;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.larder.api.transport.SyncTransport.Follower;
import org.larder.api.transport.SyncTransport.Following;
import org.larder.api.transport.TransportException;

/**
 * Looks at the names, sizes and times of the logs every few seconds, on a thread of its own, and tells when others changed.
 * Shares and sticks do not tell by themselves.
 */
final class Hints implements Following {

    private final Disk disk;
    private final Place place;
    private final String device;
    private final Duration pause;
    private final Follower follower;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ending = lock.newCondition();
    private boolean closed;

    /** @param device whose own logs tell nothing new */
    Hints(Disk disk, Place place, String device, Duration pause, Follower follower) {
        this.disk = disk;
        this.place = place;
        this.device = device;
        this.pause = pause;
        this.follower = follower;
    }

    /** @param behind whether there is something to tell at once */
    void start(Behind behind) {
        Thread.ofPlatform().name("larder-folder").daemon().start(() -> {
            Optional<TransportException> why = watched(behind);
            if (!over()) {
                follower.ended(why);
            }
        });
    }

    /** Asked on the thread of the hints. */
    interface Behind {

        /** @throws TransportException if the folder cannot be read */
        boolean now();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<TransportException> watched(Behind behind) {
        try {
            List<Disk.Found> before = sight();
            if (behind.now()) {
                tell();
            }
            while (!rested()) {
                List<Disk.Found> now = sight();
                if (!now.equals(before)) {
                    tell();
                }
                before = now;
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Trouble.reading(e));
        } catch (TransportException e) {
            return Optional.of(e);
        } catch (InterruptedException e) {
            return Optional.empty();
        }
    }

    private void tell() {
        if (!over()) {
            follower.changed();
        }
    }

    private List<Disk.Found> sight() throws IOException {
        if (disk.look(place.marker()).isEmpty()) {
            throw Trouble.absent(place);
        }
        List<Disk.Found> all = new ArrayList<>();
        for (Disk.Found each : disk.list(place.devices())) {
            Optional<LogName> log = LogName.of(each.name());
            if (each.folder() && log.isPresent() && !log.get().device().equals(device)) {
                all.addAll(disk.list(place.log(log.get())));
            }
        }
        return all;
    }

    private boolean over() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits; whether it is over. */
    private boolean rested() throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!closed && left > 0) {
                left = ending.awaitNanos(left);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
