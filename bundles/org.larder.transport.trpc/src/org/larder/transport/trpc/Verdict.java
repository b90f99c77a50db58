package org.larder.transport.trpc;

import org.larder.api.transport.Outcome;

/** What is to be done about an attempt after the server said something. */
sealed interface Verdict {

    /** It is settled, or nothing more can be done now. */
    record Done(Outcome outcome) implements Verdict {
    }

    /** It goes out, again or for the first time. */
    record Send(Attempt attempt) implements Verdict {
    }
}
