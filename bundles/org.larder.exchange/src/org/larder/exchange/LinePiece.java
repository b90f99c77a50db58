package org.larder.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.FieldError;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.Uuids;
import org.larder.api.model.ValidationException;
import org.larder.json.RecordJson;

/** The piece of a line that {@link PieceLine} wrote. Records come back as their exact texts. */
final class LinePiece {

    private LinePiece() {
    }

    /** @throws ValidationException if it is none, or a form is wrong; what records say is not looked at */
    static Piece of(String line) {
        Members in = Members.of(line);
        String type = in.text("type");
        Piece piece = RecordType.ofWire(type).map(record -> (Piece) stored(in, record))
                .orElseGet(() -> piece(in, type));
        in.end();
        return piece;
    }

    /** Checks what the records of a piece say, by the bounds of the contract; fields that are not known here may be there. */
    static void check(Piece piece) {
        switch (piece) {
            case Piece.Stored stored -> check(stored.key(), stored.json());
            case Piece.Base base -> check(base.key(), base.json());
            case Piece.Queued queued -> queued.frozen().ifPresent(RecordJson::operation);
            case Piece.Noted noted -> {
                check(noted.key(), noted.lost());
                check(noted.key(), noted.winner());
            }
            case Piece.Image image -> {
                check(image.key(), image.before());
                check(image.key(), image.after());
            }
            case Piece.Fact fact -> {
            }
            case Piece.Step step -> {
            }
        }
    }

    private static void check(RecordKey key, Optional<String> json) {
        json.ifPresent(text -> {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > RecordJson.MAX_DATA_BYTES) {
                throw new ValidationException(new FieldError("data", "",
                        "must have at most " + RecordJson.MAX_DATA_BYTES + " bytes as JSON, not " + bytes));
            }
            RecordJson.held(key.type(), text);
        });
    }

    private static Piece piece(Members in, String type) {
        return switch (type) {
            case "fact" -> new Piece.Fact(in.text("name"), in.text("content"));
            case "base" -> base(in);
            case "queued" -> queued(in);
            case "noted" -> noted(in);
            case "step" -> new Piece.Step(in.number("sequence"), uuid(in, "id"), in.text("label"), in.flag("undone"));
            case "image" -> new Piece.Image(in.number("step"), in.number("position"), key(in), in.take("before"),
                    in.take("after"));
            default -> throw new ValidationException(new FieldError("type", type, "is not known here"));
        };
    }

    private static Piece.Stored stored(Members in, RecordType type) {
        RecordKey key = in.need("id", id -> new RecordKey(type, id));
        boolean deleted = in.flag("_deleted");
        Stamp stamp = stamp(in, "_lastModified");
        long version = in.number("_version");
        Optional<Instant> synced = in.optional("_syncTimestamp", Instant::parse);
        Instant created = in.need("_createdAt", Instant::parse);
        long seen = in.number("_seen");
        Optional<LocalDate> day = in.optional("_day", LocalDate::parse);
        Optional<String> json = deleted ? Optional.empty() : in.rest();
        if (day.isPresent() != (json.isPresent() && type == RecordType.CONSUMPTION)) {
            throw Members.fault("_day", "must be there for an entry, and for nothing else");
        }
        return new Piece.Stored(key, json, stamp, version, synced, created, seen, day);
    }

    private static Piece.Base base(Members in) {
        return new Piece.Base(key(in), in.take("data"), stamp(in, "lastModified"), in.number("version"),
                in.optional("syncTimestamp", Instant::parse), in.need("createdAt", Instant::parse));
    }

    private static Piece.Queued queued(Members in) {
        return new Piece.Queued(in.number("sequence"), uuid(in, "opId"), key(in),
                in.need("state", Piece.Queued.State::valueOf), in.number("baseVersion"), in.flag("handed"),
                Math.toIntExact(in.number("tries")), in.optionalText("frozen"), in.optionalText("reason"),
                in.optionalText("message"), in.optional("since", Instant::parse));
    }

    private static Piece.Noted noted(Members in) {
        return new Piece.Noted(in.number("sequence"), in.need("kind", LedgerEntry.Kind::valueOf), key(in),
                in.take("lost"), stamp(in, "lostStamp"), in.take("winner"), stamp(in, "winnerStamp"),
                in.need("at", Instant::parse));
    }

    private static RecordKey key(Members in) {
        RecordType type = in.need("record", wire -> RecordType.ofWire(wire).orElseThrow());
        return in.need("id", id -> new RecordKey(type, id));
    }

    private static UUID uuid(Members in, String name) {
        return in.need(name, text -> Uuids.parse(name, text));
    }

    private static Stamp stamp(Members in, String name) {
        return in.need(name, text -> Stamp.of(text).orElseThrow());
    }
}
