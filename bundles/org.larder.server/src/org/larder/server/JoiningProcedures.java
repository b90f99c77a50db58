package org.larder.server;

import java.time.InstantSource;

import org.larder.server.account.AccessTokens;
import org.larder.server.account.SignedIn;
import org.larder.server.web.ProcedureFamily;

/** Procedures that a fragment adds to the server. They are found as Java's services of this name. */
public interface JoiningProcedures {

    ProcedureFamily join(Parts parts);

    /** What such procedures may use. */
    record Parts(AccessTokens tokens, SignedIn signedIn, InstantSource clock) {
    }
}
