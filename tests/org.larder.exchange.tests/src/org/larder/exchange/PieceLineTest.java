package org.larder.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.json.Json;

/** A piece goes into a line and comes back as it was. */
class PieceLineTest {

    private static final Stamp STAMP = new Stamp(0, 0xffff, "a0");
    private static final Stamp OTHER = new Stamp(253_402_300_799_999L, 0, "z");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.007Z");
    private static final RecordKey PRODUCT = RecordKey.product(new UUID(0, 1));
    private static final RecordKey GOAL = RecordKey.goal(LocalDate.of(2999, 12, 31));
    private static final Optional<String> JSON = Optional.of("{\"a\":1.50,\"b\":[{},\"\\\"}],\\u0001\"],\"type\":null,"
            + "\"\\\"\":1e3,\"record\":{\"id\":\"x\"},\"麦\":\"🌾\",\"end\":[]}");

    @ParameterizedTest
    @MethodSource
    void aPieceComesBackAsItWas(Piece piece) {
        String line = PieceLine.of(piece);
        assertThat(line.lines()).hasSize(1);
        assertThat(LinePiece.of(line)).isEqualTo(piece);
        assertThat(LinePiece.of(new String(line.getBytes(UTF_8),
                UTF_8))).isEqualTo(piece);
        assertThat(Json.read(line).isObject()).isTrue();
    }

    static Stream<Piece> aPieceComesBackAsItWas() {
        return Stream.of(new Piece.Fact("remote", ""), new Piece.Fact("", "a\u2028\"\\\n\u0000\ud83c"),
                new Piece.Step(Long.MAX_VALUE, new UUID(-1, -1), "Import \udf3e half\ud83c", true),
                new Piece.Step(0, new UUID(0, 0), "麦 🌾 \u007f", false),
                new Piece.Stored(PRODUCT, Optional.of("{\"name\":\"x\",\"a\":1.50}"), STAMP, 0, Optional.empty(), AT, 0,
                        Optional.empty()),
                new Piece.Stored(GOAL, Optional.of("{\"only\":{\"a\":[]}}"), STAMP, 7, Optional.of(AT), AT.plusNanos(5),
                        3, Optional.empty()),
                new Piece.Stored(RecordKey.consumption(new UUID(0, 2)), Optional.of("{\"a\":-0.0}"), OTHER, 1,
                        Optional.of(AT), Instant.EPOCH, 0, Optional.of(LocalDate.of(1900, 1, 1))),
                new Piece.Stored(PRODUCT, Optional.empty(), STAMP, 2, Optional.of(AT), AT, 9, Optional.empty()),
                new Piece.Base(PRODUCT, JSON, STAMP, 3, Optional.of(AT), AT),
                new Piece.Base(GOAL, Optional.empty(), STAMP, 3, Optional.empty(), AT),
                new Piece.Queued(1, new UUID(1, 1), PRODUCT, Piece.Queued.State.WAITING, 0, false, 0, Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty()),
                new Piece.Queued(2, new UUID(1, 1), GOAL, Piece.Queued.State.QUARANTINED, 4, true, Integer.MAX_VALUE,
                        JSON,
                        Optional.of("INVALID"), Optional.of("a\nb"), Optional.of(AT)),
                new Piece.Noted(5, LedgerEntry.Kind.OVERWRITTEN, PRODUCT, JSON, STAMP, Optional.empty(), OTHER, AT),
                new Piece.Noted(6, LedgerEntry.Kind.BASE, PRODUCT, Optional.empty(), STAMP, JSON, OTHER, AT),
                new Piece.Image(1, 0, PRODUCT, Optional.empty(), JSON),
                new Piece.Image(1, 1, GOAL, JSON, Optional.empty()));
    }
}
