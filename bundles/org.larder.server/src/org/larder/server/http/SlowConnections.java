package org.larder.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose request does not arrive whole in time, however they dribble it. A connection that rests
 * between requests, or is answered slowly, is left to the idle time of the connector.
 */
@NonNullByDefault({})
final class SlowConnections extends AbstractLifeCycle implements Connection.Listener {

    private final long patience;
    private final long step;
    private final Map<Connection, Arrival> arrivals = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("larder-slow-connections", true);

    SlowConnections(Duration patience) {
        this.patience = patience.toNanos();
        step = Math.clamp(patience.toMillis() / 4, 50, 1000);
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection.getClass().getSimpleName().equals("HttpConnection")) {
            arrivals.put(connection, new Arrival());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        arrivals.remove(connection);
    }

    @Override
    protected void doStart() throws Exception {
        scheduler.start();
        again();
    }

    @Override
    protected void doStop() throws Exception {
        scheduler.stop();
    }

    private void again() {
        scheduler.schedule(this::look, step, TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        arrivals.forEach((connection, arrival) -> {
            if (arrival.late(connection, now, patience)) {
                connection.getEndPoint().close();
            }
        });
        if (isRunning()) {
            again();
        }
    }

    /** How the request under way comes in; looked at by one thread. */
    private static final class Arrival {

        private long messages;
        private long bytes;
        private long since = System.nanoTime();
        private boolean arriving = true;

        boolean late(Connection connection, long now, long patience) {
            long messagesNow = connection.getMessagesIn() + connection.getMessagesOut();
            boolean more = connection.getBytesIn() != bytes;
            bytes = connection.getBytesIn();
            if (messagesNow != messages) {
                messages = messagesNow;
                arriving = false;
            } else if (more && !arriving) {
                arriving = true;
                since = now;
            }
            return arriving && (more || messages == 0) && now - since > patience;
        }
    }
}
