package org.larder.server.hooks;

import org.larder.server.JoiningProcedures;
import org.larder.server.web.ProcedureFamily;

/** Brings {@code test.*} to a server that finds this fragment. */
public final class JoiningHooks implements JoiningProcedures {

    @Override
    public ProcedureFamily join(Parts parts) {
        return new TestHooks(parts.tokens(), parts.signedIn(), parts.clock());
    }
}
