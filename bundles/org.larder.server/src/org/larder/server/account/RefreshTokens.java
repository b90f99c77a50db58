package org.larder.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.larder.server.store.AccountTables;
import org.larder.server.store.RefreshFamily;
import org.larder.server.store.RefreshFamily.Use;

/**
 * Refresh tokens (section 9 of the contract). A token is a user, a family and a number, signed: nothing of it is kept, and a
 * repeated refresh gives the same successor. A token used again when its successor is in use was copied: the whole family
 * is revoked. Thread-safe.
 */
public final class RefreshTokens {

    private static final Duration LIFE = Duration.ofDays(60);
    private static final Duration REPEATABLE = Duration.ofSeconds(60);
    private static final int MOST_USES = 40;
    private static final Pattern FORM = Pattern
            .compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9a-f-]{36})/(\\d{1,9})\\.([\\w-]{43})");

    private final ServerKey key;
    private final InstantSource clock;

    public RefreshTokens(ServerKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A token of this server.
     *
     * @param family of the tokens that descend from the same login
     */
    public record Token(String userId, String family, int number) {

        private String content() {
            return userId + "/" + family + "/" + number;
        }

        private Token successor() {
            return new Token(userId, family, number + 1);
        }
    }

    /** A new family. */
    public RefreshFamily family() {
        return new RefreshFamily(UUID.randomUUID().toString(), 0, clock.instant().plus(LIFE), List.of());
    }

    /** The first token of a family. */
    public String first(String userId, RefreshFamily family) {
        return text(new Token(userId, family.id(), 0));
    }

    /** Begins a family and gives its first token. */
    public String begin(AccountTables tables) {
        tables.removeExpired(clock.instant());
        RefreshFamily family = family();
        tables.put(family);
        return first(tables.account().id(), family);
    }

    /** What the text says, if this server made it; whether it is still good is another question. */
    public Optional<Token> read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var token = new Token(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)));
        return Optional.of(token).filter(found -> key.signed("refresh:" + found.content(), parts.group(4)));
    }

    /** The successor of the token; empty if the token is not good, and then its family may be revoked by this. */
    public Optional<String> succeed(AccountTables tables, Token token) {
        Instant now = clock.instant();
        Optional<RefreshFamily> family = tables.family(token.family())
                .filter(found -> now.isBefore(found.expires()) && token.number() <= found.newest());
        if (family.isEmpty() || tables.account().disabled()) {
            return Optional.empty();
        }
        if (token.number() == family.get().newest()) {
            tables.put(used(family.get(), now));
        } else if (!repeatable(family.get(), token, now)) {
            tables.removeFamily(token.family());
            return Optional.empty();
        }
        return Optional.of(text(token.successor()));
    }

    private String text(Token token) {
        return token.content() + "." + key.mac("refresh:" + token.content());
    }

    private static RefreshFamily used(RefreshFamily family, Instant now) {
        var uses = new ArrayList<>(family.uses().stream().filter(use -> repeatable(use, now)).toList());
        uses.add(new Use(family.newest(), now));
        List<Use> kept = uses.subList(Math.max(0, uses.size() - MOST_USES), uses.size());
        return new RefreshFamily(family.id(), family.newest() + 1, now.plus(LIFE), kept);
    }

    private static boolean repeatable(RefreshFamily family, Token token, Instant now) {
        boolean successorUnused = token.number() == family.newest() - 1;
        return successorUnused || family.uses().stream()
                .anyMatch(use -> use.number() == token.number() && repeatable(use, now));
    }

    private static boolean repeatable(Use use, Instant now) {
        return !now.isAfter(use.at().plus(REPEATABLE));
    }
}
