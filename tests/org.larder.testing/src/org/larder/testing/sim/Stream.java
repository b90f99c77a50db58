package org.larder.testing.sim;

import java.util.Optional;

import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport.Follower;
import org.larder.api.transport.SyncTransport.Following;
import org.larder.api.transport.TransportException;

/** Tells a machine of changes in the cloud as long as the weather allows; then it ends after a while of silence. Used with the turn. */
final class Stream implements Following {

    private static final long SILENCE = 35_000;
    private static final long WAY = 40;
    private static final long LATE = 60_000;

    private final Machine machine;
    private final Cloud cloud;
    private final Follower follower;
    private final Life life;
    private final Runnable listener = this::pushed;
    private boolean closed;
    private boolean broken;

    Stream(Machine machine, Cloud cloud, Follower follower) {
        this.machine = machine;
        this.cloud = cloud;
        this.follower = follower;
        life = machine.life();
        cloud.onPush(listener);
    }

    private void pushed() {
        if (life.over()) {
            close();
        } else if (!machine.weather().steady() || machine.chance().happens(machine.weather().lostAnswers / 10)) {
            fall();
        } else if (!broken && !machine.chance().happens(machine.weather().lostHints)) {
            hint();
            if (machine.chance().happens(machine.weather().doubledHints)) {
                hint();
            }
        }
    }

    private void hint() {
        boolean late = machine.chance().happens(machine.weather().lateHints);
        machine.universe().after(life, late ? machine.chance().between(WAY, LATE) : WAY, () -> {
            if (!closed) {
                follower.changed();
            }
        });
    }

    private void fall() {
        if (!broken) {
            broken = true;
            machine.universe().after(life, SILENCE, () -> {
                if (!closed) {
                    close();
                    follower.ended(Optional.of(new TransportException(RetryClass.TRANSIENT, "the stream is silent")));
                }
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        cloud.leave(listener);
    }
}
