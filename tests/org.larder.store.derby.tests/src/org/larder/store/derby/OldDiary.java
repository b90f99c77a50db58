package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.larder.api.model.Piece;

/**
 * A diary that the program wrote when its tables had another version: a database, and what it holds in the words of its own
 * tables, a row a line.
 */
final class OldDiary {

    private static final String NONE = "-";
    /** All versions hold the same. */
    private static final String SAID_BY = "schema-1.txt";

    private final int schema;

    OldDiary(int schema) {
        this.schema = schema;
    }

    /** Puts the folder {@code db} there. */
    void unpack(Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file("schema-" + schema + ".zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.write(target, zip.readAllBytes());
            }
        }
    }

    /** The lines of that kind, without the kind. */
    List<String> lines(String kind) throws IOException {
        String start = kind + "\t";
        return Files.readAllLines(file(SAID_BY)).stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }

    /** A piece as such a line. */
    static String line(Piece piece) {
        return switch (piece) {
            case Piece.Fact(var name, var content) -> join(name, content);
            case Piece.Stored(var key, var json, var stamp, var version, var synced, var created, var seen, var day) -> join(
                    key.id(), json, stamp, version, synced.map(each -> each.toEpochMilli()), created.toEpochMilli(),
                    seen,
                    day.map(each -> each.toEpochDay()));
            case Piece.Base(var key, var json, var stamp, var version, var synced, var created) -> join(
                    key.type().ordinal(), key.id(), json, stamp, version, synced.map(each -> each.toEpochMilli()),
                    created.toEpochMilli());
            case Piece.Queued(var sequence, var opId, var key, var state, var base, var handed, var tries, var frozen, var reason, var message, var since) -> join(
                    sequence, opId, key.type().ordinal(), key.id(), state.ordinal(), base, handed ? 1 : 0, tries,
                    frozen,
                    reason, message, since.map(each -> each.toEpochMilli()));
            case Piece.Noted(var sequence, var kind, var key, var lost, var lostStamp, var winner, var winnerStamp, var at) -> join(
                    sequence, kind, key.type().ordinal(), key.id(), lost, lostStamp, winner, winnerStamp,
                    at.toEpochMilli());
            case Piece.Step(var sequence, var id, var label, var undone) -> join(sequence, id, label, undone ? 1 : 0);
            case Piece.Image(var step, var position, var key, var before, var after) -> join(step, position,
                    key.type().ordinal(), key.id(), before, after);
        };
    }

    private static String join(Object... fields) {
        List<String> texts = new ArrayList<>();
        for (Object field : fields) {
            Object value = field instanceof Optional<?> optional ? optional.map(Object::toString).orElse(NONE) : field;
            texts.add(value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"));
        }
        return String.join("\t", texts);
    }

    private static Path file(String name) {
        return Path.of(System.getProperty("larder.root", ""), "tests", "org.larder.store.derby.tests", "fixtures",
                name);
    }
}
