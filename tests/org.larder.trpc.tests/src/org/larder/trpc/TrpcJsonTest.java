package org.larder.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrpcJsonTest {

    @Test
    void arraysNest64DeepAndNoDeeper() {
        assertThat(TrpcJson.read("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
        assertThatThrownBy(() -> TrpcJson.read("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "NaN", "{'a':1}", "[1,]", "// x\n1"})
    void anythingButOneJsonValueIsMalformed(String text) {
        assertThatThrownBy(() -> TrpcJson.read(text)).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> TrpcJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        assertThatThrownBy(() -> TrpcJson.read(new byte[]{'"', (byte) 0xC3, '(', '"'}))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void aLoneSurrogateCanBeWritten() {
        assertThat(TrpcJson.bytes(TextNode.valueOf("a\ud800"))).isEqualTo("\"a?\"".getBytes(StandardCharsets.UTF_8));
    }
}
