package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.model.Data;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.json.Json;

class JsonQuarantineExportTest {

    private static final UUID FIRST = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private final JsonQuarantineExport export = new JsonQuarantineExport();

    @Test
    void allPagesAreInOneObjectOldestFirst() {
        JsonNode operations = Json.read(export.text(twoPages())).path("operations");
        assertThat(operations).hasSize(2);
        assertThat(operations.path(0).path("opId").asText()).isEqualTo(FIRST.toString());
        assertThat(operations.path(0).path("data").path("name").asText()).isEqualTo("Crème");
        assertThat(operations.path(0).path("reason").asText()).isEqualTo("INVALID");
        assertThat(operations.path(0).path("since").asText()).isEqualTo("1970-01-01T00:00:07.000Z");
        assertThat(operations.path(1).path("op").asText()).isEqualTo("delete");
        assertThat(operations.path(1).has("data")).isFalse();
    }

    @Test
    void theFileIsWhatTheTextIsToTheByte(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("changes.json");
        assertThat(export.write(file, twoPages())).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo(export.text(twoPages()));
        byte[] before = Files.readAllBytes(file);
        export.write(file, twoPages());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void nothingIsAnEmptyList() {
        assertThat(Json.read(export.text(after -> new Page<>(List.of(), Optional.empty()))).path("operations"))
                .isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndNothingIsLeft(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> export.write(folder.resolve("no/changes.json"), twoPages()))
                .isInstanceOf(ExchangeException.class).hasMessageContaining("changes.json");
        assertThatThrownBy(() -> export.write(folder.resolve("changes.json"), after -> {
            throw new ExchangeException("the store went");
        })).hasMessage("the store went");
        assertThat(Files.list(folder)).isEmpty();
    }

    private static Function<Optional<String>, Page<QuarantinedOperation>> twoPages() {
        return after -> after.isEmpty()
                ? new Page<>(List.of(quarantined(FIRST, Optional.of(new Product("Crème", new Nutrients(1, 2, 3, 4))))),
                        Optional.of("1"))
                : new Page<>(List.of(quarantined(SECOND, Optional.empty())), Optional.empty());
    }

    private static QuarantinedOperation quarantined(UUID opId, Optional<Data> data) {
        return new QuarantinedOperation(new Operation(opId, RecordKey.product(FIRST), 3,
                Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa"), data), "INVALID", "name is too long",
                Instant.ofEpochSecond(7));
    }
}
