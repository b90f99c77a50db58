package org.larder.server.measure;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The figures of the server in the text form of Prometheus. Labels are names of procedures, codes and states; never anything
 * of a user. Thread-safe.
 */
public final class Figures implements AutoCloseable {

    /** The media type of {@link #text}. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] LATENCIES = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(30)};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public Figures() {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** All figures as they are now. */
    public String text() {
        return registry.scrape();
    }

    /** The time that calls of a procedure take which end with that code. */
    Timer calls(String procedure, String code) {
        return Timer.builder("larder.calls").description("Calls of procedures by how they ended")
                .tags("procedure", procedure, "code", code).serviceLevelObjectives(LATENCIES).register(registry);
    }

    /** Operations that became of that status. */
    Counter operations(String status) {
        return Counter.builder("larder.operations").description("Pushed and written operations by what became of them")
                .tag("status", status).register(registry);
    }

    /** Answers of that HTTP status. */
    public Counter answers(int status) {
        return Counter.builder("larder.http.answers").description("HTTP answers")
                .tag("status", Integer.toString(status)).register(registry);
    }

    /** A value that is asked for whenever somebody looks. */
    public void gauge(String name, String description, DoubleSupplier value, String... tags) {
        Gauge.builder(name, value::getAsDouble).description(description).tags(Tags.of(tags)).register(registry);
    }

    @Override
    public void close() {
        registry.close();
    }
}
