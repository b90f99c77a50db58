package org.larder.server.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** The one place that says whether a token is good. Another kind of token joins by standing in the list. Thread-safe. */
public final class TokenCheck {

    private static final Pattern BEARER = Pattern.compile("bearer +([^ ]+) *", Pattern.CASE_INSENSITIVE);

    private final List<TokenKind> kinds;
    private final InstantSource clock;

    public TokenCheck(List<TokenKind> kinds, InstantSource clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Whom the header names.
     *
     * @throws TrpcException UNAUTHORIZED with TOKEN_MISSING, TOKEN_INVALID or TOKEN_EXPIRED
     */
    public Bearer header(Optional<String> authorization) {
        String header = authorization
                .orElseThrow(() -> refused("TOKEN_MISSING", "the call needs an access token"));
        Matcher parts = BEARER.matcher(header);
        if (!parts.matches()) {
            throw invalid();
        }
        return token(parts.group(1));
    }

    /**
     * Whom the token names.
     *
     * @throws TrpcException UNAUTHORIZED with TOKEN_INVALID or TOKEN_EXPIRED
     */
    public Bearer token(String token) {
        Bearer bearer = kinds.stream().flatMap(kind -> kind.read(token).stream()).findFirst()
                .orElseThrow(TokenCheck::invalid);
        if (!clock.instant().isBefore(bearer.expires())) {
            throw expired();
        }
        return bearer;
    }

    /** A token that is not (or no longer) one of this server. */
    public static TrpcException invalid() {
        return refused("TOKEN_INVALID", "the access token is not valid");
    }

    public static TrpcException expired() {
        return refused("TOKEN_EXPIRED", "the access token is expired");
    }

    private static TrpcException refused(String reason, String message) {
        return new TrpcException(TrpcCode.UNAUTHORIZED, message).reason(reason);
    }
}
