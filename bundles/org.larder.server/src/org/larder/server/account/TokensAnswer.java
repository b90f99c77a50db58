package org.larder.server.account;

import java.time.InstantSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.WireInstant;
import org.larder.server.store.Account;

/** What somebody gets who signed in: tokens, and who they are. Thread-safe. */
final class TokensAnswer {

    private final AccessTokens accessTokens;
    private final InstantSource clock;

    TokensAnswer(AccessTokens accessTokens, InstantSource clock) {
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    ObjectNode of(Account account, String refreshToken) {
        ObjectNode tokens = JsonNodeFactory.instance.objectNode();
        tokens.put("accessToken", accessTokens.issue(account.id())).put("refreshToken", refreshToken);
        tokens.put("tokenType", "Bearer").put("expiresIn", AccessTokens.LIFE.toSeconds());
        tokens.set("user", user(account));
        return tokens.put("serverTime", WireInstant.text(clock.instant()));
    }

    static ObjectNode user(Account account) {
        ObjectNode user = JsonNodeFactory.instance.objectNode().put("id", account.id()).put("email", account.email());
        account.name().ifPresentOrElse(name -> user.put("name", name), () -> user.putNull("name"));
        return user;
    }
}
