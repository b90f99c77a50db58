package org.larder.cli;

import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.json.Json;
import picocli.CommandLine.Command;

/** {@code larder status}. */
@Command(name = "status", description = "Tells how things stand: profile, store, connection, waiting changes.")
final class StatusCommand implements Callable<Answer> {

    private final Session session;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        Services services = session.services();
        Answer store = StatusForm.store(services.stores(), services.profile());
        Answer sync = StatusForm.sync(services.sync().status());
        Answer connection = StatusForm.connection(services.connection().state());
        ObjectNode json = Json.MAPPER.createObjectNode().put("profile", services.profile().folder().toString());
        json.set("store", store.json());
        json.set("connection", connection.json());
        json.set("sync", sync.json());
        return new Answer(json, store.text() + "\n" + connection.text() + "\n" + sync.text());
    }
}
