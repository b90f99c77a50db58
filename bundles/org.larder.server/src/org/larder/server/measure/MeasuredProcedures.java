package org.larder.server.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import org.larder.server.web.Caller;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** Procedures that tell how long they took, how they ended and what became of operations. Thread-safe. */
public final class MeasuredProcedures implements ProcedureFamily {

    private static final String OK = "OK";

    private final ProcedureFamily family;
    private final Figures figures;
    private final Map<String, Counter> operations = new ConcurrentHashMap<>();

    public MeasuredProcedures(ProcedureFamily family, Figures figures) {
        this.family = family;
        this.figures = figures;
    }

    @Override
    public List<Procedure> procedures() {
        return family.procedures().stream().map(
                each -> new Procedure(each.path(), each.kind(), new Measured(each.path(), each.body()))).toList();
    }

    private final class Measured implements Procedure.Body {

        private final String path;
        private final Procedure.Body body;
        private final Map<String, Timer> timers = new ConcurrentHashMap<>();

        Measured(String path, Procedure.Body body) {
            this.path = path;
            this.body = body;
            timer(OK);
        }

        @Override
        public JsonNode call(Caller caller, Optional<JsonNode> input) {
            long start = System.nanoTime();
            String code = TrpcCode.INTERNAL_SERVER_ERROR.name();
            try {
                JsonNode result = body.call(caller, input);
                code = OK;
                count(result);
                return result;
            } catch (TrpcException e) {
                code = e.code().name();
                throw e;
            } finally {
                timer(code).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
        }

        private Timer timer(String code) {
            return timers.computeIfAbsent(code, name -> figures.calls(path, name));
        }
    }

    /** A push answers a status for each operation, a single write one. */
    private void count(JsonNode result) {
        JsonNode results = result.path("results");
        if (results.isArray()) {
            results.forEach(this::countOne);
        } else {
            countOne(result);
        }
    }

    private void countOne(JsonNode result) {
        JsonNode status = result.path("status");
        if (status.isTextual()) {
            operations.computeIfAbsent(status.textValue(), figures::operations).increment();
        }
    }
}
