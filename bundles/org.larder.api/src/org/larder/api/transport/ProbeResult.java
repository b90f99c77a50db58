package org.larder.api.transport;

import java.time.Duration;
import java.util.Set;

/** What a probe found. */
public sealed interface ProbeResult {

    /**
     * A remote of this contract.
     *
     * @param features the features that it names
     * @param epoch changes when the remote lost data
     * @param limits what it takes at once
     * @param clockOffset what must be added to this device's clock to get the remote's, measured half-way through the call
     */
    record Valid(Set<String> features, String epoch, Limits limits, Duration clockOffset) implements ProbeResult {
    }

    /** No remote is set. */
    record NotConfigured() implements ProbeResult {
    }

    /** This computer has no network. */
    record NoNetwork(String reason) implements ProbeResult {
    }

    /** Nothing answered, or a failure that passes. */
    record Unreachable(String reason) implements ProbeResult {
    }

    /** A web page or a redirect answered. */
    record NotThisContract(String reason) implements ProbeResult {
    }

    /** A tRPC server answered that serves no version that this program speaks, or in another form. */
    record Incompatible(String reason) implements ProbeResult {
    }
}
