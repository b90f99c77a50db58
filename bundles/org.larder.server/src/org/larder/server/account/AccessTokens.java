package org.larder.server.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Access tokens of this server: opaque to callers, signed, short-lived. They are not stored. Thread-safe. */
public final class AccessTokens implements TokenKind {

    /** How long a token is good. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final Pattern CONTENT = Pattern.compile("([0-9a-f-]{36})/(\\d{1,15})");

    private final ServerKey key;
    private final InstantSource clock;

    public AccessTokens(ServerKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token for the user, good from now on. */
    public String issue(String userId) {
        return issue(userId, LIFE);
    }

    /** A token for the user that is good for so long, which may be no time at all. */
    public String issue(String userId, Duration life) {
        String content = userId + "/" + clock.instant().plus(life).toEpochMilli();
        return signed(Base64.getUrlEncoder().withoutPadding()
                .encodeToString(content.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public Optional<Bearer> read(String token) {
        Matcher content = CONTENT.matcher(content(token));
        return content.matches()
                ? Optional.of(new Bearer(content.group(1), Instant.ofEpochMilli(Long.parseLong(content.group(2)))))
                : Optional.empty();
    }

    private String content(String token) {
        String[] parts = token.split("\\.", 2);
        boolean ours = parts.length == 2 && key.signed("access:" + parts[0], parts[1]);
        return ours ? new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.US_ASCII) : "";
    }

    private String signed(String payload) {
        return payload + "." + key.mac("access:" + payload);
    }
}
