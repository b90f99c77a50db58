package org.larder.exchange;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Tells by its first line why a file cannot be imported as an archive. */
final class ArchiveHead {

    private static final String CHOOSE = " Choose a file that Larder wrote when it exported everything.";

    private ArchiveHead() {
    }

    /** Why a file cannot be imported whose first line is this one; empty if it can. */
    static Optional<String> fault(Line first) {
        return switch (first) {
            case Line.Unreadable unreadable -> Optional
                    .of(" is not an archive of Larder, but no text at all." + CHOOSE);
            case Line.Text text when text.text().strip().equals(ArchiveForm.HEAD) -> Optional.empty();
            case Line.Text text -> Optional.of(fault(text.text().strip()));
        };
    }

    private static String fault(String line) {
        if (!line.startsWith("{") && !line.startsWith("[")) {
            return " is not an archive of Larder." + CHOOSE + " A table of foods is imported as foods.";
        }
        return version(line).map(ArchiveHead::other).orElse(" is JSON, but not an archive of Larder." + CHOOSE);
    }

    private static String other(long version) {
        return version > ArchiveForm.VERSION
                ? " was written by a newer Larder (archive version " + version + ", this one reads "
                        + ArchiveForm.VERSION + "). Update Larder, then import it again."
                : " was written by Larder, but changed by another program." + CHOOSE;
    }

    /** The version of an archive, however it goes on; empty if it is none. */
    private static Optional<Long> version(String line) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, parser.getText());
            }
        } catch (IOException e) {
            members.putIfAbsent("rest", String.valueOf(e.getMessage()));
        }
        return Optional.of(members)
                .filter(read -> "archive".equals(read.get("larder")))
                .map(read -> String.valueOf(read.get("version")))
                .filter(version -> version.matches("\\d{1,9}"))
                .map(Long::parseLong);
    }
}
