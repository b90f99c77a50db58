package org.larder.server.account;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.server.store.UnknownUserException;
import org.larder.server.web.Procedure;

/** Makes procedures that only a signed-in user may call. Thread-safe. */
public final class SignedIn {

    private final TokenCheck tokens;
    private final UserRate rate;

    /** @param rate what one user may ask for */
    public SignedIn(TokenCheck tokens, UserRate rate) {
        this.tokens = tokens;
        this.rate = rate;
    }

    /** What such a procedure does. */
    public interface Body {
        JsonNode call(String userId, Optional<JsonNode> input);
    }

    /** The body of a procedure that looks at the token first. */
    public Procedure.Body only(Body body) {
        return (caller, input) -> {
            String userId = tokens.header(caller.authorization()).userId();
            rate.count(userId);
            try {
                return body.call(userId, input);
            } catch (UnknownUserException e) {
                throw TokenCheck.invalid();
            }
        };
    }
}
