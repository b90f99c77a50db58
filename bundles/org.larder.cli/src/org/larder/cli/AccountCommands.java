package org.larder.cli;

import java.net.URI;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.account.Accounts;
import org.larder.api.account.Adoption;
import org.larder.api.account.SignInException;
import org.larder.api.profile.Binding;
import org.larder.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder account}. */
@Command(name = "account", description = "The account that the profile is synchronised with.")
final class AccountCommands {

    private final Session session;

    AccountCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Makes an account at the server and signs in.")
    Answer register(@Parameters(paramLabel = "EMAIL") String email,
            @Option(names = "--name", description = "What you want to be called.") Optional<String> name,
            @Mixin SignInOptions options) {
        String password = Passwords.find(session, options.passwordStdin);
        return signIn(accounts -> accounts.register(email, password, name, options.adoption()));
    }

    @Command(description = "Signs in.")
    Answer login(@Parameters(paramLabel = "EMAIL") String email, @Mixin SignInOptions options) {
        String password = Passwords.find(session, options.passwordStdin);
        return signIn(accounts -> accounts.signIn(email, password, options.adoption()));
    }

    @Command(description = "Signs out. Records and waiting changes stay.")
    Answer logout() {
        session.services().accounts().signOut();
        return show();
    }

    @Command(description = "Shows the account.")
    Answer show() {
        Accounts accounts = session.services().accounts();
        Optional<Binding> account = accounts.binding();
        Optional<URI> server = session.services().profile().settings().server();
        ObjectNode json = Json.MAPPER.createObjectNode();
        account.ifPresentOrElse(binding -> json.putObject("account")
                .put("email", binding.name())
                .put("userId", binding.userId())
                .put("remote", binding.remote()), () -> json.putNull("account"));
        json.put("signedIn", accounts.signedIn());
        Forms.put(json, "server", server.map(URI::toString));
        return new Answer(json, account.map(binding -> binding.name() + " at " + binding.remote()
                + (accounts.signedIn() ? ", signed in" : ", signed out: changes are kept here"))
                .orElse("No account: changes stay on this computer."));
    }

    /** A server that was named for this run is remembered once somebody is signed in there. */
    private Answer signIn(Try attempt) {
        Services services = session.services();
        try {
            attempt.at(services.accounts());
        } catch (SignInException e) {
            throw new CommandFailedException(e.getMessage() + switch (e.reason()) {
                case LOCAL_DATA -> " Say --adopt to add them to the account, or choose another folder with --profile.";
                case NO_SERVER -> " Say --server URL.";
                default -> "";
            });
        }
        if (session.server().isPresent()) {
            services.profile().change(settings -> settings.withServer(session.server()));
        }
        return show();
    }

    /** A way to sign in. */
    @FunctionalInterface
    private interface Try {

        Binding at(Accounts accounts);
    }

    /** What both ways to sign in take. */
    static final class SignInOptions {

        @Option(names = "--password-stdin", description = "The password is the first line of standard input; else "
                + "the variable " + Passwords.VARIABLE + " or the terminal is asked.")
        boolean passwordStdin;

        @Option(names = "--adopt", description = "Add the records that are here to the account.")
        boolean adopt;

        Adoption adoption() {
            return adopt ? Adoption.ADOPT : Adoption.ASK;
        }
    }
}
