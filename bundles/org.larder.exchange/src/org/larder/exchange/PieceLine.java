package org.larder.exchange;

import org.larder.api.model.Piece;
import org.larder.rules.InventoryTaking;

/**
 * A piece as a line of JSON, always the same for the same piece. A record has its fields flat, as they are stored, then
 * those of its envelope, whose names begin with an underscore, as no field of a record may. What is empty is left out.
 */
final class PieceLine {

    private PieceLine() {
    }

    static String of(Piece piece) {
        JsonLine line = new JsonLine().text("type", InventoryTaking.kind(piece));
        return switch (piece) {
            case Piece.Fact(var name, var content) -> line.text("name", name).text("content", content).toString();
            case Piece.Stored stored -> stored(line, stored);
            case Piece.Base base -> base(line, base);
            case Piece.Queued queued -> queued(line, queued);
            case Piece.Noted noted -> noted(line, noted);
            case Piece.Step(var sequence, var id, var label, var undone) -> line.plain("sequence", sequence)
                    .text("id", id)
                    .text("label", label)
                    .plain("undone", undone)
                    .toString();
            case Piece.Image(var step, var position, var key, var before, var after) -> line.plain("step", step)
                    .plain("position", position)
                    .key(key)
                    .json("before", before)
                    .json("after", after)
                    .toString();
        };
    }

    private static String stored(JsonLine line, Piece.Stored stored) {
        line.text("id", stored.key().id());
        stored.json().ifPresentOrElse(line::fields, () -> line.plain("_deleted", true));
        return line.text("_lastModified", stored.lastModified())
                .plain("_version", stored.version())
                .text("_syncTimestamp", stored.syncTimestamp())
                .text("_createdAt", stored.createdAt())
                .plain("_seen", stored.seen())
                .text("_day", stored.day())
                .toString();
    }

    private static String base(JsonLine line, Piece.Base base) {
        return line.key(base.key())
                .json("data", base.json())
                .text("lastModified", base.lastModified())
                .plain("version", base.version())
                .text("syncTimestamp", base.syncTimestamp())
                .text("createdAt", base.createdAt())
                .toString();
    }

    private static String queued(JsonLine line, Piece.Queued queued) {
        return line.plain("sequence", queued.sequence())
                .text("opId", queued.opId())
                .key(queued.key())
                .text("state", queued.state())
                .plain("baseVersion", queued.baseVersion())
                .plain("handed", queued.handed())
                .plain("tries", queued.tries())
                .text("frozen", queued.frozen())
                .text("reason", queued.reason())
                .text("message", queued.message())
                .text("since", queued.since())
                .toString();
    }

    private static String noted(JsonLine line, Piece.Noted noted) {
        return line.plain("sequence", noted.sequence())
                .text("kind", noted.kind())
                .key(noted.key())
                .json("lost", noted.lost())
                .text("lostStamp", noted.lostStamp())
                .json("winner", noted.winner())
                .text("winnerStamp", noted.winnerStamp())
                .text("at", noted.at())
                .toString();
    }
}
