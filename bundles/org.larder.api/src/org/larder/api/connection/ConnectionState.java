package org.larder.api.connection;

import java.time.Duration;
import java.time.Instant;

/** What is known of the remote. Only a valid answer of the contract makes it {@link Online}. */
public sealed interface ConnectionState {

    /** One sentence for a person. */
    String text();

    /** Since when the state holds. */
    Instant since();

    /** Nothing has been tried yet. */
    record Unknown(Instant since) implements ConnectionState {
        @Override
        public String text() {
            return "Not connected yet";
        }
    }

    /** No remote is set: changes stay on this computer. */
    record NotConfigured(Instant since) implements ConnectionState {
        @Override
        public String text() {
            return "On this computer only";
        }
    }

    /**
     * The remote answered as the contract says.
     *
     * @param clockOffset what must be added to this device's clock to get the server's
     */
    record Online(Instant since, Duration clockOffset) implements ConnectionState {
        @Override
        public String text() {
            return "Online";
        }
    }

    /** This computer has no network. */
    record Offline(Instant since) implements ConnectionState {
        @Override
        public String text() {
            return "Offline";
        }
    }

    /** There is a network, but the server does not answer; {@code reason} for the details. */
    record ServerUnreachable(Instant since, String reason) implements ConnectionState {
        @Override
        public String text() {
            return "Server not reachable";
        }
    }

    /** A web page or a redirect answers in the server's place. */
    record CaptivePortal(Instant since, String reason) implements ConnectionState {
        @Override
        public String text() {
            return "Something else answers in the server's place: sign in to the network, or check the address";
        }
    }

    /** A server answers that does not speak this contract; {@code reason} says what it speaks. */
    record IncompatibleServer(Instant since, String reason) implements ConnectionState {
        @Override
        public String text() {
            return "This server cannot be used: " + reason;
        }
    }

    /** The server answers, but a person must sign in. */
    record SignedOut(Instant since) implements ConnectionState {
        @Override
        public String text() {
            return "Signed out";
        }
    }
}
