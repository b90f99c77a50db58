package org.larder.cli;

import java.net.URI;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.sync.Transports;
import org.larder.json.Json;
import picocli.CommandLine.Command;

/** {@code larder transport}. */
@Command(name = "transport", description = "By what way the diary is synchronised: a server or a shared folder.")
final class TransportCommands {

    private final Session session;

    TransportCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Shows the way in use, and those that are installed.")
    Answer show() {
        return form(session.services());
    }

    static Answer form(Services services) {
        Transports transports = services.transports();
        ProfileSettings settings = services.profile().settings();
        String chosen = transports.chosen();
        ObjectNode json = Json.MAPPER.createObjectNode().put("chosen", chosen);
        transports.installed().forEach(json.putArray("installed")::add);
        Forms.put(json, "server", settings.server().map(URI::toString));
        Forms.put(json, "folder", settings.folder().map(Path::toString));
        return new Answer(json, place(chosen, settings) + (transports.installed().contains(chosen) ? ""
                : ". Its bundle is not installed: changes are kept here.")
                + "\ninstalled: " + String.join(", ", transports.installed()));
    }

    private static String place(String chosen, ProfileSettings settings) {
        return switch (chosen) {
            case Transports.FOLDER -> "shared folder " + settings.folder().map(Path::toString).orElse("(none)");
            case Transports.TRPC -> "server " + settings.server().map(URI::toString).orElse("(none named yet)");
            default -> chosen;
        };
    }
}
