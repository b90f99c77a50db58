package org.larder.server.admin;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.larder.server.account.Passwords;
import org.larder.server.config.DatabaseOptions;
import org.larder.server.jdbc.DerbyBackup;
import org.larder.server.store.Account;
import org.larder.server.store.AccountTables;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;
import org.larder.server.store.UnknownUserException;

/** The commands on an open store. Thread-safe. */
public final class AdminCommands {

    private static final int PAGE = 500;
    private static final int PASSWORD_LETTERS = 16;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final ServerStore store;
    private final DatabaseOptions database;
    private final Passwords passwords;
    private final SecureRandom random;

    public AdminCommands(ServerStore store, DatabaseOptions database, Passwords passwords, SecureRandom random) {
        this.store = store;
        this.database = database;
        this.passwords = passwords;
        this.random = random;
    }

    /** Does it; never throws for what is asked. */
    public Outcome run(List<String> words) {
        try {
            return switch (String.join(" ", words.subList(0, Math.min(words.size(), 1)))) {
                case "users" -> words.size() == 1 ? users() : wrong(words);
                case "disable" -> account(words, tables -> tables.disabled(true), "is disabled");
                case "enable" -> account(words, tables -> tables.disabled(false), "is enabled");
                case "sign-out" -> account(words, AccountTables::removeFamilies, "is signed out everywhere");
                case "reset-password" -> resetPassword(words);
                case "rotate-keys" -> words.size() == 1 ? rotateKeys() : wrong(words);
                case "new-epoch" -> words.size() == 1 ? newEpoch() : wrong(words);
                case "backup" -> backup(words);
                default -> Outcome.usage("unknown command: " + String.join(" ", words));
            };
        } catch (UnknownUserException e) {
            return Outcome.failed("there is no such account");
        } catch (ServerStoreException e) {
            return Outcome.failed("the database failed (" + e.getMessage() + ")");
        }
    }

    private Outcome users() {
        var lines = new StringBuilder();
        String after = "";
        List<Account> page = store.accounts().list(after, PAGE);
        while (!page.isEmpty()) {
            page.forEach(each -> lines.append(each.email()).append('\t').append(each.id()).append('\t')
                    .append(each.created()).append(each.disabled() ? "\tdisabled\n" : "\n"));
            after = page.getLast().email();
            page = store.accounts().list(after, PAGE);
        }
        return Outcome.done(lines.toString());
    }

    private Outcome account(List<String> words, Consumer<AccountTables> change, String result) {
        return words.size() == 2 ? changed(words.get(1), change, result) : wrong(words);
    }

    private Outcome changed(String email, Consumer<AccountTables> change, String result) {
        return store.accounts().byEmail(email.toLowerCase(Locale.ROOT)).map(account -> {
            store.accounts().change(account.id(), tables -> {
                change.accept(tables);
                return account;
            });
            return Outcome.done(account.email() + " " + result + "\n");
        }).orElseGet(() -> Outcome.failed("there is no account " + email));
    }

    private Outcome resetPassword(List<String> words) {
        String password = newPassword();
        String hash = passwords.hash(password);
        return account(words, tables -> {
            tables.password(hash);
            tables.removeFamilies();
        }, "has the password " + password + " now, and is signed out everywhere");
    }

    private Outcome rotateKeys() {
        store.rotateKeys();
        return Outcome.done("there is a new key; what the one before it signed stays good\n");
    }

    private Outcome newEpoch() {
        store.newEpoch();
        return Outcome.done("there is a new epoch: " + store.epoch() + "\n");
    }

    private Outcome backup(List<String> words) {
        if (words.size() != 2) {
            return wrong(words);
        }
        Path target = Path.of(words.get(1)).toAbsolutePath();
        return database.derbyFolder().map(folder -> DerbyBackup.write(folder, target)
                .map(Outcome::failed).orElseGet(() -> Outcome.done("the backup is in " + target + "\n")))
                .orElseGet(() -> Outcome.failed("PostgreSQL is backed up with its own tools, as pg_dump"));
    }

    private static Outcome wrong(List<String> words) {
        return Outcome.usage("wrong words after " + words.get(0));
    }

    private String newPassword() {
        return random.ints(PASSWORD_LETTERS, 0, LETTERS.length()).mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }
}
