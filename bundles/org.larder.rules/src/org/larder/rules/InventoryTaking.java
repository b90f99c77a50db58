package org.larder.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.larder.api.model.Inventory;
import org.larder.api.model.Piece;

/**
 * Counts and hashes the pieces of a store, given in their order. Each field is hashed with its length, so that no two lists
 * of pieces read the same. Used by one thread.
 */
public final class InventoryTaking {

    private final Map<String, Long> rows = new TreeMap<>();
    private final MessageDigest digest;

    public InventoryTaking() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public void add(Piece piece) {
        String kind = kind(piece);
        rows.merge(kind, 1L, Long::sum);
        hash(kind);
        fields(piece).forEach(this::hash);
    }

    /** What was added; nothing can be added any more. */
    public Inventory inventory() {
        return new Inventory(rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** The name of a piece's kind, by which an inventory counts it. */
    public static String kind(Piece piece) {
        return switch (piece) {
            case Piece.Fact fact -> "fact";
            case Piece.Stored stored -> stored.key().type().wire();
            case Piece.Base base -> "base";
            case Piece.Queued queued -> "queued";
            case Piece.Noted noted -> "noted";
            case Piece.Step step -> "step";
            case Piece.Image image -> "image";
        };
    }

    private static List<Object> fields(Piece piece) {
        return switch (piece) {
            case Piece.Fact(var name, var content) -> List.of(name, content);
            case Piece.Stored(var key, var json, var stamp, var version, var synced, var created, var seen, var day) -> List
                    .of(key, json, stamp, version, synced, created, seen, day);
            case Piece.Base(var key, var json, var stamp, var version, var synced, var created) -> List.of(key, json,
                    stamp, version, synced, created);
            case Piece.Queued(var sequence, var opId, var key, var state, var base, var handed, var tries, var frozen, var reason, var message, var since) -> List
                    .of(sequence, opId, key, state, base, handed, tries, frozen, reason, message, since);
            case Piece.Noted(var sequence, var kind, var key, var lost, var lostStamp, var winner, var winnerStamp, var at) -> List
                    .of(sequence, kind, key, lost, lostStamp, winner, winnerStamp, at);
            case Piece.Step(var sequence, var id, var label, var undone) -> List.of(sequence, id, label, undone);
            case Piece.Image(var step, var position, var key, var before, var after) -> List.of(step, position, key,
                    before, after);
        };
    }

    private void hash(Object field) {
        if (field instanceof Optional<?> optional) {
            digest.update((byte) (optional.isPresent() ? 1 : 0));
            optional.ifPresent(this::hash);
            return;
        }
        byte[] text = field.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
        digest.update(text);
    }
}
