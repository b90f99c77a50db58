package org.larder.exchange;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.exchange.QuarantineExport;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.WireInstant;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import org.osgi.service.component.annotations.Component;

/** An operation a line. Thread-safe. */
@Component
public final class JsonQuarantineExport implements QuarantineExport {

    @Override
    public long write(Path file, Function<Optional<String>, Page<QuarantinedOperation>> pages) {
        return WholeFile.write(file, out -> write(out, pages));
    }

    @Override
    public String text(Function<Optional<String>, Page<QuarantinedOperation>> pages) {
        StringWriter out = new StringWriter();
        try {
            write(out, pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static long write(Writer out, Function<Optional<String>, Page<QuarantinedOperation>> pages)
            throws IOException {
        out.write("{\"operations\":[");
        long written = 0;
        Page<QuarantinedOperation> page = pages.apply(Optional.empty());
        while (true) {
            for (QuarantinedOperation each : page.items()) {
                out.write(written++ == 0 ? "\n" : ",\n");
                out.write(line(each));
            }
            if (page.next().isEmpty()) {
                out.write("\n]}\n");
                return written;
            }
            page = pages.apply(page.next());
        }
    }

    private static String line(QuarantinedOperation quarantined) {
        ObjectNode json = (ObjectNode) Json.read(RecordJson.operation(quarantined.operation()));
        json.put("reason", quarantined.reason())
                .put("message", quarantined.message())
                .put("since", WireInstant.text(quarantined.since()));
        return Json.write(json);
    }
}
