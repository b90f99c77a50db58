package org.larder.cli;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Backups;
import org.larder.api.model.WireInstant;
import org.larder.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder backup}. */
@Command(name = "backup", description = "Makes a backup of the diary on this disk. One a day is made by itself.")
final class BackupCommand implements Callable<Answer> {

    private final Session session;

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        return form(backups().backUp(ProgressLine.on(session)));
    }

    @Command(description = "Lists the backups, newest first.")
    Answer list() {
        List<Answer> all = backups().list().stream().map(BackupCommand::form).toList();
        return new Answer(Json.MAPPER.createObjectNode().set("items", Forms.array(all)),
                all.isEmpty() ? "There is no backup yet." : Forms.lines(all));
    }

    @Command(description = "Removes backups.")
    Answer remove(@Parameters(paramLabel = "NAME", arity = "1..*") List<String> names) {
        names.forEach(backups()::remove);
        return new Answer(Json.MAPPER.createObjectNode().put("removed", names.size()), names.size() + " removed");
    }

    static Answer form(Backup backup) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("name", backup.name())
                .put("folder", backup.folder().toString())
                .put("at", WireInstant.text(backup.at()))
                .put("kind", backup.kind().name())
                .put("engine", backup.engine())
                .put("encrypted", backup.encrypted())
                .put("bytes", backup.bytes());
        ObjectNode rows = json.putObject("rows");
        backup.rows().forEach(rows::put);
        return new Answer(json, backup.name() + "  " + backup.engine() + "  "
                + backup.rows().getOrDefault("consumptions", 0L) + " entries, "
                + backup.rows().getOrDefault("products", 0L) + " foods  " + backup.bytes() / 1024 + " KiB");
    }

    private Backups backups() {
        return session.services().backups();
    }
}
