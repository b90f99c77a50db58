package org.larder.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Inventory;
import org.larder.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder store}. */
@Command(name = "store", description = "Where the records are kept on this device.")
final class StoreCommands {

    private final Session session;

    StoreCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Shows the storage engine, its state and its folder.")
    Answer show() {
        return StatusForm.store(stores(), session.services().profile());
    }

    @Command(description = "Counts and hashes everything; equal for two stores exactly if they hold the same.")
    Answer inventory() {
        Inventory inventory = stores().inventory(ProgressLine.on(session));
        return new Answer(json(inventory), inventory.toString());
    }

    @Command(description = "Moves everything into another engine's database, which becomes the one in use.")
    Answer move(@Parameters(paramLabel = "ENGINE", description = "derby or h2.") String engine) {
        return form(stores().move(engine, ProgressLine.on(session)));
    }

    @Command(
            description = "Encrypts the diary on this disk with a key made for it. Whatever holds it in plain text is removed:"
                    + " backups and databases set aside, too.")
    Answer encrypt(@Option(names = "--off", description = "Decrypts it instead.") boolean off) {
        if (stores().encrypted() != off) {
            return Answer.of("The diary is " + (off ? "not encrypted." : "encrypted already."));
        }
        return form(stores().encrypt(!off, ProgressLine.on(session)));
    }

    @Command(description = "Checks every table and index of the database.")
    Answer check() {
        List<String> faults = session.services().backups().check(ProgressLine.on(session));
        ObjectNode json = Json.MAPPER.createObjectNode().put("sound", faults.isEmpty());
        faults.forEach(json.putArray("faults")::add);
        if (faults.isEmpty()) {
            return new Answer(json, "The database is sound.");
        }
        throw new CommandFailedException("The database is not sound: " + String.join(" ", faults)
                + " 'larder restore --repair' begins again from the newest good backup.", new Answer(json, ""));
    }

    private StoreSwitch stores() {
        return session.services().stores();
    }

    private static Answer form(Moved moved) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("from", moved.from())
                .put("to", moved.to())
                .put("generation", moved.generation())
                .put("encrypted", moved.encrypted())
                .put("waitedMillis", moved.took().toMillis());
        json.set("inventory", json(moved.inventory()));
        moved.aside().stream().map(Path::toString).forEach(json.putArray("aside")::add);
        moved.removed().stream().map(Path::toString).forEach(json.putArray("removed")::add);
        StringBuilder text = new StringBuilder(moved.inventory().total() + " rows are in " + moved.to()
                + (moved.encrypted() ? ", encrypted" : "") + " now; both sides hash to " + moved.inventory().hash());
        moved.aside().forEach(folder -> text.append("\nset aside for 30 days: ").append(folder));
        moved.removed().forEach(folder -> text.append("\nremoved: ").append(folder));
        return new Answer(json, text.toString());
    }

    private static ObjectNode json(Inventory inventory) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ObjectNode rows = json.putObject("rows");
        inventory.rows().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(kind -> rows.put(kind.getKey(), kind.getValue()));
        return json.put("hash", inventory.hash());
    }
}
