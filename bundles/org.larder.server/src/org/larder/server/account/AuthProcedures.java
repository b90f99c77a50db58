package org.larder.server.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.server.store.Account;
import org.larder.server.store.AccountTables;
import org.larder.server.store.Accounts;
import org.larder.server.store.RefreshFamily;
import org.larder.server.store.UnknownUserException;
import org.larder.server.web.Caller;
import org.larder.server.web.Input;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code auth.*}: accounts and tokens. */
public final class AuthProcedures implements ProcedureFamily {

    private static final Logger LOG = LoggerFactory.getLogger(AuthProcedures.class);
    private static final int EMAIL = 254;
    private static final int SECRET = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*"
            + "@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}][\\p{L}\\p{N}-]*[\\p{L}\\p{N}]");

    private final Accounts accounts;
    private final Passwords passwords;
    private final TokensAnswer answer;
    private final SignedIn signedIn;
    private final RefreshTokens refreshTokens;
    private final LoginLimit limit;
    private final InstantSource clock;

    public AuthProcedures(Accounts accounts, Passwords passwords, ServerKey key, AccessTokens accessTokens,
            SignedIn signedIn, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        answer = new TokensAnswer(accessTokens, clock);
        this.signedIn = signedIn;
        this.clock = clock;
        refreshTokens = new RefreshTokens(key, clock);
        limit = new LoginLimit(accounts, key, clock);
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(Procedure.mutation("auth.register", this::register),
                Procedure.mutation("auth.login", this::login), Procedure.mutation("auth.refresh", this::refresh),
                Procedure.mutation("auth.logout", this::logout),
                Procedure.query("auth.me", signedIn.only(this::me)));
    }

    private JsonNode register(Caller caller, Optional<JsonNode> json) {
        Input input = Input.required(json);
        String email = email(input);
        if (input.faults().isEmpty() && !ADDRESS.matcher(email).matches()) {
            input.fault("email", "must be an e-mail address");
        }
        String password = input.text("password", 8, SECRET);
        Optional<String> name = input.nullableText("name", 100);
        input.check();
        var account = new Account(UUID.randomUUID().toString(), email, name, passwords.hash(password), clock.instant(),
                false);
        RefreshFamily family = refreshTokens.family();
        if (!accounts.register(account, family)) {
            throw new TrpcException(TrpcCode.CONFLICT, "the e-mail address is taken").reason("EMAIL_TAKEN");
        }
        return answer.of(account, refreshTokens.first(account.id(), family));
    }

    private JsonNode login(Caller caller, Optional<JsonNode> json) {
        Input input = Input.required(json);
        String email = email(input);
        String password = input.text("password", 0, SECRET);
        input.check();
        Optional<Account> account = accounts.byEmail(email).filter(found -> found.email().equals(email));
        boolean right = limit.tried(email, caller.peer(),
                () -> passwords.matches(password, account.map(Account::passwordHash)));
        Account found = account.filter(each -> right).orElseThrow(AuthProcedures::wrong);
        String token = accounts.change(found.id(), tables -> begun(tables, found));
        limit.succeeded(email, caller.peer());
        return answer.of(found, token);
    }

    /** The password may have been changed, or the account disabled, since it was looked at. */
    private String begun(AccountTables tables, Account found) {
        Account now = tables.account();
        if (now.disabled() || !now.passwordHash().equals(found.passwordHash())) {
            throw wrong();
        }
        return refreshTokens.begin(tables);
    }

    private JsonNode refresh(Caller caller, Optional<JsonNode> json) {
        Input input = Input.required(json);
        String text = input.text("refreshToken", 1, SECRET);
        input.check();
        return refreshTokens.read(text).flatMap(this::succeed)
                .orElseThrow(() -> refused("REFRESH_INVALID", "the refresh token is not valid"));
    }

    private Optional<JsonNode> succeed(RefreshTokens.Token token) {
        try {
            return accounts.change(token.userId(),
                    tables -> refreshTokens.succeed(tables, token).map(next -> answer.of(tables.account(), next)));
        } catch (UnknownUserException e) {
            return Optional.empty();
        }
    }

    private JsonNode logout(Caller caller, Optional<JsonNode> json) {
        Input input = Input.required(json);
        String text = input.text("refreshToken", 0, SECRET);
        input.check();
        refreshTokens.read(text).ifPresent(this::revoke);
        return JsonNodeFactory.instance.objectNode().put("ok", true);
    }

    private void revoke(RefreshTokens.Token token) {
        try {
            accounts.change(token.userId(), tables -> {
                tables.removeFamily(token.family());
                return token;
            });
        } catch (UnknownUserException e) {
            LOG.debug("a token of a user who is gone was revoked");
        }
    }

    private JsonNode me(String userId, Optional<JsonNode> input) {
        return TokensAnswer.user(accounts.byId(userId).filter(account -> !account.disabled())
                .orElseThrow(UnknownUserException::new));
    }

    private static String email(Input input) {
        return input.text("email", 0, EMAIL).toLowerCase(Locale.ROOT);
    }

    private static TrpcException wrong() {
        return refused("INVALID_CREDENTIALS", "e-mail or password is wrong");
    }

    private static TrpcException refused(String reason, String message) {
        return new TrpcException(TrpcCode.UNAUTHORIZED, message).reason(reason);
    }
}
