package org.larder.server.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** Access tokens: opaque to callers, signed, short-lived. They are not stored. Thread-safe. */
public final class AccessTokens {

    /** How long a token is good. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final Pattern BEARER = Pattern.compile("bearer +([^ ]+) *", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT = Pattern.compile("([0-9a-f-]{36})/(\\d{1,15})");

    private final ServerKey key;
    private final InstantSource clock;

    public AccessTokens(ServerKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token for the user, good from now on. */
    public String issue(String userId) {
        String content = userId + "/" + clock.instant().plus(LIFE).toEpochMilli();
        return signed(Base64.getUrlEncoder().withoutPadding()
                .encodeToString(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * The user of the token in the header.
     *
     * @throws TrpcException UNAUTHORIZED with TOKEN_MISSING, TOKEN_INVALID or TOKEN_EXPIRED
     */
    public String user(Optional<String> authorization) {
        String header = authorization
                .orElseThrow(() -> refused("TOKEN_MISSING", "the call needs an access token"));
        Matcher bearer = BEARER.matcher(header);
        Matcher content = CONTENT.matcher(bearer.matches() ? content(bearer.group(1)) : "");
        if (!content.matches()) {
            throw invalid();
        }
        if (!clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(content.group(2))))) {
            throw refused("TOKEN_EXPIRED", "the access token is expired");
        }
        return content.group(1);
    }

    /** A token that is not (or no longer) one of this server. */
    public static TrpcException invalid() {
        return refused("TOKEN_INVALID", "the access token is not valid");
    }

    private String content(String token) {
        String[] parts = token.split("\\.", 2);
        boolean ours = parts.length == 2 && key.signed("access:" + parts[0], parts[1]);
        return ours ? new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.US_ASCII) : "";
    }

    private String signed(String payload) {
        return payload + "." + key.mac("access:" + payload);
    }

    private static TrpcException refused(String reason, String message) {
        return new TrpcException(TrpcCode.UNAUTHORIZED, message).reason(reason);
    }
}
