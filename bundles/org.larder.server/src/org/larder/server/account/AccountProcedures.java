package org.larder.server.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.server.store.Account;
import org.larder.server.store.AccountTables;
import org.larder.server.store.Accounts;
import org.larder.server.store.UnknownUserException;
import org.larder.server.web.Caller;
import org.larder.server.web.Input;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/**
 * {@code account.*}: what people do with their own accounts, beside the contract. A wrong password counts like a failed
 * login.
 */
public final class AccountProcedures implements ProcedureFamily {

    private static final int SECRET = 200;

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignedIn signedIn;
    private final RefreshTokens refreshTokens;
    private final LoginLimit limit;
    private final TokensAnswer answer;

    public AccountProcedures(Accounts accounts, Passwords passwords, ServerKey key, AccessTokens accessTokens,
            SignedIn signedIn, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.signedIn = signedIn;
        refreshTokens = new RefreshTokens(key, clock);
        limit = new LoginLimit(accounts, key, clock);
        answer = new TokensAnswer(accessTokens, clock);
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(
                Procedure.mutation("account.changePassword",
                        (caller, json) -> signedIn.only((user, input) -> changePassword(caller, user, input))
                                .call(caller, json)),
                Procedure.mutation("account.delete",
                        (caller, json) -> signedIn.only((user, input) -> delete(caller, user, input))
                                .call(caller, json)));
    }

    /** Ends all sessions; the caller gets a new one. */
    private JsonNode changePassword(Caller caller, String userId, Optional<JsonNode> json) {
        Input input = Input.required(json);
        String before = input.text("oldPassword", 0, SECRET);
        String after = input.text("newPassword", 8, SECRET);
        input.check();
        Account account = proven(caller, userId, before);
        String hash = passwords.hash(after);
        return accounts.change(userId, tables -> answer.of(account, renewed(tables, account, hash)));
    }

    private String renewed(AccountTables tables, Account proven, String hash) {
        if (!tables.account().passwordHash().equals(proven.passwordHash())) {
            throw wrong();
        }
        tables.password(hash);
        tables.removeFamilies();
        return refreshTokens.begin(tables);
    }

    private JsonNode delete(Caller caller, String userId, Optional<JsonNode> json) {
        Input input = Input.required(json);
        String password = input.text("password", 0, SECRET);
        input.check();
        proven(caller, userId, password);
        accounts.delete(userId);
        return JsonNodeFactory.instance.objectNode().put("ok", true);
    }

    /** The account, if the password is its own. */
    private Account proven(Caller caller, String userId, String password) {
        Account account = accounts.byId(userId).filter(found -> !found.disabled())
                .orElseThrow(UnknownUserException::new);
        if (!limit.tried(account.email(), caller.peer(),
                () -> passwords.matches(password, Optional.of(account.passwordHash())))) {
            throw wrong();
        }
        limit.succeeded(account.email(), caller.peer());
        return account;
    }

    private static TrpcException wrong() {
        return new TrpcException(TrpcCode.UNAUTHORIZED, "the password is wrong").reason("INVALID_CREDENTIALS");
    }
}
