package org.larder.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import org.larder.server.store.AccountTables;
import org.larder.server.store.RefreshToken;

/**
 * Refresh tokens (section 9 of the contract). A token has one successor, derived from it, so that a repeated refresh gives
 * the same one and only hashes are kept. A token used again when its successor is in use was copied: the whole family is
 * revoked. All methods run inside a transaction on the accounts. Thread-safe.
 */
public final class RefreshTokens {

    private static final Duration LIFE = Duration.ofDays(60);
    private static final Duration REPEATABLE = Duration.ofSeconds(60);

    private final ServerKey key;
    private final InstantSource clock;

    public RefreshTokens(ServerKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The first token of a new family. */
    public String begin(AccountTables tables, String userId) {
        Instant now = clock.instant();
        tables.removeExpired(userId, now);
        String token = key.mac("family:" + UUID.randomUUID());
        tables.add(
                new RefreshToken(hash(token), userId, UUID.randomUUID().toString(), now.plus(LIFE), Optional.empty()));
        return token;
    }

    /** The successor of the token; empty if the token is not good, and then its family may be revoked by this. */
    public Optional<Succession> succeed(AccountTables tables, String token) {
        Instant now = clock.instant();
        Optional<RefreshToken> row = tables.token(hash(token)).filter(found -> now.isBefore(found.expires()));
        return row.flatMap(found -> succeed(tables, found, key.mac("refresh:" + token), now));
    }

    /** Revokes the family of the token, if it is known. */
    public void revoke(AccountTables tables, String token) {
        tables.token(hash(token)).ifPresent(found -> tables.removeFamily(found.family()));
    }

    /** The next token of a user. */
    public record Succession(String userId, String token) {
    }

    private Optional<Succession> succeed(AccountTables tables, RefreshToken found, String successor, Instant now) {
        if (found.usedAt().isEmpty()) {
            tables.markUsed(found.hash(), now);
            tables.add(new RefreshToken(hash(successor), found.userId(), found.family(), now.plus(LIFE),
                    Optional.empty()));
        } else if (!repeatable(tables, found.usedAt().get(), successor, now)) {
            tables.removeFamily(found.family());
            return Optional.empty();
        }
        return Optional.of(new Succession(found.userId(), successor));
    }

    private static boolean repeatable(AccountTables tables, Instant usedAt, String successor, Instant now) {
        boolean successorUnused = tables.token(hash(successor)).filter(next -> next.usedAt().isEmpty()).isPresent();
        return successorUnused || !now.isAfter(usedAt.plus(REPEATABLE));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
