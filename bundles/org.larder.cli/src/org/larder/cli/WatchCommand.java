package org.larder.cli;

import java.util.concurrent.Callable;

import org.larder.json.Json;
import picocli.CommandLine.Command;

/** {@code larder sync watch}. */
@Command(name = "watch", description = "Keeps synchronising and tells every change of state, until it is interrupted.")
final class WatchCommand implements Callable<Answer> {

    private static final long STEP_MS = 100;

    private final Session session;
    private final GlobalOptions options;

    WatchCommand(Session session, GlobalOptions options) {
        this.session = session;
        this.options = options;
    }

    @Override
    public Answer call() throws InterruptedException {
        Services services = session.services();
        String told = "";
        boolean heard = true;
        while (heard) {
            Answer sync = StatusForm.sync(services.sync().status());
            String now = options.json() ? Json.write(sync.json())
                    : services.connection().state().text() + ": " + sync.text();
            if (!now.equals(told)) {
                heard = session.console().say(now);
                told = now;
            }
            Thread.sleep(STEP_MS);
        }
        return Answer.NOTHING;
    }
}
