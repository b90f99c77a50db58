package org.larder.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrpcInboundTest {

    @Test
    void theParameterDecidesWhatIsABatchNotTheComma() {
        assertThat(TrpcInbound.of("a.b,c.d", "").paths()).containsExactly("a.b,c.d");
        assertThat(TrpcInbound.of("a.b,c.d", "batch=2").batch()).isFalse();
        assertThat(TrpcInbound.of("a.b", "batch=1").batch()).isTrue();
    }

    @Test
    void commaAndDotMayBeEncoded() {
        assertThat(TrpcInbound.of("a%2Eb%2Cc.d", "batch=1").paths()).containsExactly("a.b", "c.d");
    }

    @Test
    void aPlusInAPathIsAPlusAndInAQueryABlank() {
        assertThat(TrpcInbound.of("a+b", "").paths()).containsExactly("a+b");
        assertThat(TrpcInbound.of("a", "input=%22x+y%22").input()).contains("\"x y\"");
    }

    @Test
    void anEmptyInputCountsAsNone() {
        assertThat(TrpcInbound.of("a", "input=").input()).isEmpty();
        assertThat(TrpcInbound.of("a", "input").input()).isEmpty();
    }

    @Test
    void unknownParametersAreIgnored() {
        assertThat(TrpcInbound.of("a", "x=1&input=5&y").input()).contains("5");
    }

    @ParameterizedTest
    @CsvSource({"%zz,''", "%FF,''", "a,input=%", "a,input=%C3", "a,%zz=1"})
    void aBadEncodingIsAnErrorOfTheWholeRequest(String path, String query) {
        assertThatThrownBy(() -> TrpcInbound.of(path, query)).isInstanceOfSatisfying(TrpcException.class,
                e -> assertThat(e.code()).isEqualTo(TrpcCode.BAD_REQUEST));
    }

    @Test
    void aBatchTakesAnObjectKeyedByIndex() {
        TrpcInbound batch = TrpcInbound.of("a,b", "batch=1");
        assertThat(batch.inputs(Optional.of(TrpcJson.read("{\"1\":null,\"9\":1}")))).hasSize(2).first()
                .isEqualTo(Optional.empty());
        assertThat(batch.inputs(Optional.of(TrpcJson.read("{\"1\":null}"))).get(1).orElseThrow().isNull()).isTrue();
        assertThatThrownBy(() -> batch.inputs(Optional.of(TrpcJson.read("[1,2]")))).isInstanceOf(TrpcException.class);
    }
}
