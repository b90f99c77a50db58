package org.larder.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Difference;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Repaired;
import org.larder.api.model.Data;
import org.larder.api.model.Page;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder restore}. */
@Command(name = "restore",
        description = "Goes back to what a backup says. Without --all or --id it only shows what differs.")
final class RestoreCommand implements Callable<Answer> {

    private final Session session;

    @Parameters(paramLabel = "BACKUP", arity = "0..1", description = "Its name, as 'backup list' tells it.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--all", description = "Takes everything that differs, as one step that can be undone.")
    private boolean all;

    @Option(names = "--id", paramLabel = "ID", description = "Takes the record of that id; repeatable.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--repair", description = "For a damaged database: sets it aside and begins again from that backup"
            + " (default: the newest good one) and what can be saved; the server fills in the rest.")
    private boolean repair;

    @Mixin
    private Paging paging = new Paging();

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Answer call() {
        if (repair && (all || !ids.isEmpty())) {
            throw new WrongUsageException("--repair takes the whole backup; leave --all and --id out");
        }
        Backups backups = session.services().backups();
        if (repair) {
            return form(backups.repair(name, ProgressLine.on(session)));
        }
        String backup = name.orElseThrow(() -> new WrongUsageException("Name a backup; 'backup list' tells them"));
        try (Preview preview = backups.preview(backup, ProgressLine.on(session))) {
            return all || !ids.isEmpty() ? restored(preview) : shown(preview);
        }
    }

    private Answer restored(Preview preview) {
        Set<String> wanted = new HashSet<>(ids);
        long written = preview.restore(each -> all || wanted.contains(each.key().id()), ProgressLine.on(session));
        return new Answer(Json.MAPPER.createObjectNode().put("restored", written), written + " restored");
    }

    private Answer shown(Preview preview) {
        Page<Difference> page = preview.differences(paging.after(), paging.limit());
        Answer answer = Forms.page(page, RestoreCommand::form);
        return page.items().isEmpty() && paging.after().isEmpty()
                ? new Answer(answer.json(), "The diary is as it was then.")
                : answer;
    }

    private static Answer form(Difference difference) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("type", difference.key().type().wire())
                .put("id", difference.key().id());
        value(json, "now", difference.now());
        value(json, "then", difference.then());
        return new Answer(json, difference.key() + "\n  now   " + text(difference.now()) + "\n  then  "
                + text(difference.then()));
    }

    private static Answer form(Repaired repaired) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        Forms.put(json, "aside", repaired.aside().map(Object::toString));
        Forms.put(json, "backup", repaired.backup().map(backup -> backup.name()));
        json.put("salvaged", repaired.salvaged()).put("whole", repaired.whole()).put("records", repaired.records());
        String from = repaired.backup().map(backup -> "the backup " + backup.name())
                .orElse("nothing, as no backup is good");
        return new Answer(json, "Began again from " + from + ", saved " + repaired.salvaged()
                + unread(repaired) + "; " + repaired.records()
                + " records are here."
                + repaired.aside().map(folder -> "\nThe database of before lies in " + folder).orElse(""));
    }

    private static String unread(Repaired repaired) {
        if (repaired.whole()) {
            return "";
        }
        return repaired.salvaged() == 0
                ? " (nothing more could be read of the damaged database)"
                : " (some could not be read)";
    }

    private static void value(ObjectNode json, String field, Optional<Data> data) {
        data.map(RecordJson::tree).ifPresentOrElse(tree -> json.set(field, tree), () -> json.putNull(field));
    }

    private static String text(Optional<Data> data) {
        return data.map(Forms::text).orElse("not there");
    }
}
