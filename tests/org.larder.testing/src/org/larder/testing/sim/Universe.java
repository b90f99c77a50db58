package org.larder.testing.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Virtual time for any number of activities, one of which runs at a time: whoever pauses hands its turn to what is due next. So
 * the order of everything follows from the seed, though blocking code runs as it is. Used by the threads of one run, which share
 * its one turn.
 */
final class Universe {

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Life> lives = new ArrayList<>();
    private final Consumer<Throwable> failed;
    private long now;
    private long number;
    private volatile boolean over;

    /** @param failed hears what a task throws */
    Universe(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /** Something that will happen, at a time of its life. */
    final class Event implements Comparable<Event> {

        private final Life life;
        private final long target;
        private final long order = number++;
        private final Runnable task;
        private final Optional<Sleeper> sleeper;
        private long due;
        private boolean cancelled;

        private Event(Life life, long delay, Runnable task, Optional<Sleeper> sleeper) {
            this.life = life;
            target = life.elapsed(now) + Math.max(0, delay);
            due = life.when(target);
            this.task = task;
            this.sleeper = sleeper;
            queue.add(this);
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** A wait that can be ended early. */
    final class Wait {

        private final Sleeper sleeper = new Sleeper();
        private Event event;
        private boolean passed;

        private Wait(Life life, long millis) {
            event = new Event(life, millis, () -> {}, Optional.of(sleeper));
        }

        /** Ends it now, if it has not ended. */
        void end() {
            if (!passed && !over) {
                event.cancel();
                event = new Event(event.life, 0, () -> {}, Optional.of(sleeper));
            }
        }
    }

    long now() {
        return now;
    }

    /** A new life. */
    Life life() {
        Life life = new Life();
        lives.add(life);
        return life;
    }

    Event after(Life life, long millis, Runnable task) {
        return new Event(life, millis, task, Optional.empty());
    }

    /** Lets time pass for the caller. */
    void pause(Life life, long millis) {
        pause(life, millis, wait -> {});
    }

    /**
     * As the other.
     *
     * @param begun is given the wait before it begins
     * @throws KilledError if the life ended meanwhile
     */
    void pause(Life life, long millis, Consumer<Wait> begun) {
        requireAlive(life);
        Wait wait = new Wait(life, millis);
        life.waits().add(wait);
        begun.accept(wait);
        pass(wait.sleeper);
        wait.passed = true;
        requireAlive(life);
        life.waits().remove(wait);
    }

    /** Ends a life: who waits in it is told so when the turn comes to it. */
    void end(Life life) {
        life.end();
        life.waits().forEach(Wait::end);
    }

    private void requireAlive(Life life) {
        if (life.over() || over) {
            throw new KilledError();
        }
    }

    private void pass(Sleeper mine) {
        Event next = next();
        if (next.sleeper.isEmpty()) {
            Worker worker = idle.isEmpty() ? new Worker() : idle.pop();
            worker.take(next);
        } else if (next.sleeper.get() == mine) {
            return;
        } else {
            next.sleeper.get().go();
        }
        mine.await();
    }

    /** The next event of somebody who lives and is awake then; time passes until it. */
    private Event next() {
        for (;;) {
            Event event = Optional.ofNullable(queue.poll())
                    .orElseThrow(() -> new IllegalStateException("nothing will ever happen again"));
            boolean stillWaits = event.sleeper.isPresent() || !event.life.over();
            if (event.cancelled || !stillWaits) {
                continue;
            }
            if (!event.life.over() && event.life.when(event.target) > event.due) {
                event.due = event.life.when(event.target);
                queue.add(event);
                continue;
            }
            now = Math.max(now, event.due);
            return event;
        }
    }

    private void run(Event event) {
        try {
            event.task.run();
        } catch (KilledError expected) {
            return;
        } catch (RuntimeException | Error e) {
            if (!over) {
                failed.accept(e);
            }
        }
    }

    /** Ends all who still wait. */
    void finish() {
        over = true;
        lives.forEach(Life::end);
        lives.forEach(life -> life.waits().forEach(wait -> wait.sleeper.go()));
        idle.forEach(Worker::end);
    }

    /** Runs tasks as long as none has to wait for another. */
    private final class Worker {

        private volatile boolean ended;
        private Optional<Event> given = Optional.empty();
        private Optional<Sleeper> sleeper = Optional.empty();

        void take(Event event) {
            given = Optional.of(event);
            sleeper.ifPresentOrElse(Sleeper::go, () -> Thread.ofVirtual().start(this::work));
        }

        void end() {
            ended = true;
            sleeper.ifPresent(Sleeper::go);
        }

        private void work() {
            Sleeper me = new Sleeper();
            sleeper = Optional.of(me);
            while (!ended && !over) {
                given.ifPresent(Universe.this::run);
                given = Optional.empty();
                if (over) {
                    return;
                }
                Event next = next();
                if (next.sleeper.isPresent()) {
                    idle.push(this);
                    next.sleeper.get().go();
                    me.await();
                } else {
                    given = Optional.of(next);
                }
            }
        }
    }
}
