package org.larder.profile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.profile.Binding;
import org.larder.api.profile.ProfileException;
import org.larder.api.profile.ProfileSettings;

/** {@code profile.json}: ids and settings. Fields that this version does not know stay. */
final class ProfileFile {

    /** The newest form of the file that this version knows. */
    static final int FORMAT = 1;

    private static final String NAME = "profile.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ProfileFile(Path folder) {
        this.folder = folder;
    }

    /**
     * What the file says; empty if there is none.
     *
     * @throws ProfileException for a file of a newer version, or one that cannot be read, which is set aside
     */
    Optional<Content> read() throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (json.path("format").asInt() > FORMAT) {
                throw new ProfileException("The profile " + folder + " was written by a newer version of Larder."
                        + " Nothing was changed; use the newer program, or another folder with --profile.");
            }
            return Optional.of(content(json));
        } catch (JsonProcessingException | CharacterCodingException | IllegalArgumentException | ClassCastException e) {
            throw setAside(file, e);
        }
    }

    void write(Content content) throws IOException {
        DurableFile.write(folder.resolve(NAME),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(content)));
    }

    private ProfileException setAside(Path file, Exception cause) throws IOException {
        String fault = switch (cause) {
            case FieldFault field -> "The settings " + file + " are damaged: " + field.getMessage() + '.';
            default -> "The settings " + file + " are damaged.";
        };
        Path aside = folder.resolve("aside");
        DurableFile.folder(aside);
        Path target = aside.resolve("profile-" + Instant.now().toEpochMilli() + ".json");
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        return new ProfileException(fault + " They were set aside as " + target
                + "; the diary itself is untouched. Start again to go on with default settings"
                + " (you will have to sign in again), or put a sound copy back first.", cause);
    }

    private static Content content(JsonNode json) {
        String deviceId = text(json, "deviceId");
        if (!deviceId.matches("[0-9a-z]{1,32}")) {
            throw new FieldFault("deviceId", "must have 1 to 32 digits and lower-case letters");
        }
        ProfileSettings settings = new ProfileSettings(server(json), binding(json.path("binding")), engine(json),
                generation(json), truth(json, "begun"), truth(json, "encrypted"), transport(json), folder(json),
                truth(json, "paused"));
        return new Content((ObjectNode) json, text(json, "profileId"), deviceId, text(json, "place"), settings);
    }

    private static Optional<URI> server(JsonNode json) {
        try {
            return optional(json, "server").map(URI::create);
        } catch (IllegalArgumentException e) {
            throw new FieldFault("server", "must be an address");
        }
    }

    private static String transport(JsonNode json) {
        String transport = text(json, "transport");
        if (!transport.matches("[a-z0-9]{1,32}")) {
            throw new FieldFault("transport", "must have 1 to 32 digits and lower-case letters");
        }
        return transport;
    }

    private static Optional<Path> folder(JsonNode json) {
        try {
            return optional(json, "folder").map(Path::of);
        } catch (InvalidPathException e) {
            throw new FieldFault("folder", "must be a path");
        }
    }

    /** It becomes the name of a folder. */
    private static String engine(JsonNode json) {
        String engine = text(json, "engine");
        if (!engine.matches("[a-z0-9]{1,32}")) {
            throw new FieldFault("engine", "must have 1 to 32 digits and lower-case letters");
        }
        return engine;
    }

    private static long generation(JsonNode json) {
        JsonNode generation = json.path("generation");
        if (!generation.canConvertToLong() || !generation.isIntegralNumber() || generation.asLong() < 0) {
            throw new FieldFault("generation", "must be a whole number from 0");
        }
        return generation.asLong();
    }

    /** Files of earlier versions lack fields that came later. */
    private static boolean truth(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new FieldFault(field, "must be true or false");
        }
        return value.asBoolean();
    }

    private static Optional<Binding> binding(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Binding(text(json, "remote"), text(json, "userId"), text(json, "name")))
                : Optional.empty();
    }

    private static ObjectNode json(Content content) {
        ProfileSettings settings = content.settings();
        ObjectNode json = content.known().deepCopy();
        json.put("format", FORMAT);
        json.put("profileId", content.profileId());
        json.put("deviceId", content.deviceId());
        json.put("place", content.place());
        json.remove("server");
        settings.server().ifPresent(server -> json.put("server", server.toString()));
        json.remove("binding");
        settings.binding().ifPresent(binding -> json.set("binding", json(binding)));
        json.put("engine", settings.engine());
        json.put("generation", settings.generation());
        json.put("begun", settings.begun());
        json.put("encrypted", settings.encrypted());
        json.put("transport", settings.transport());
        json.remove("folder");
        settings.folder().ifPresent(shared -> json.put("folder", shared.toString()));
        json.put("paused", settings.paused());
        return json;
    }

    private static ObjectNode json(Binding binding) {
        return JSON.createObjectNode()
                .put("remote", binding.remote())
                .put("userId", binding.userId())
                .put("name", binding.name());
    }

    private static String text(JsonNode json, String field) {
        return optional(json, field).orElseThrow(() -> new FieldFault(field, "is missing or no text"));
    }

    private static Optional<String> optional(JsonNode json, String field) {
        return json.path(field).isTextual() ? Optional.of(json.path(field).asText()) : Optional.empty();
    }

    /** A field that says nothing that can be used. */
    private static final class FieldFault extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        FieldFault(String field, String fault) {
            super("the field '" + field + "' " + fault);
        }
    }

    /**
     * What the file says.
     *
     * @param known all fields as they were read
     * @param place names the folder on this disk; another one when the folder was copied
     */
    record Content(ObjectNode known, String profileId, String deviceId, String place, ProfileSettings settings) {

        static Content fresh(String profileId, String deviceId, String place) {
            return new Content(JSON.createObjectNode(), profileId, deviceId, place, ProfileSettings.DEFAULT);
        }

        Content with(ProfileSettings changed) {
            return new Content(known, profileId, deviceId, place, changed);
        }

        /** The same profile on another device. */
        Content at(String newPlace, String newDeviceId) {
            return new Content(known, profileId, newDeviceId, newPlace, settings);
        }

        /** The same profile, as if on another device. */
        Content as(String newDeviceId) {
            return at(place, newDeviceId);
        }
    }
}
