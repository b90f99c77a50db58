package org.larder.sync;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.larder.api.account.Accounts;
import org.larder.api.account.Adoption;
import org.larder.api.account.Authenticator;
import org.larder.api.account.Session;
import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.profile.Binding;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.LocalStore;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.Transports;
import org.larder.api.transport.SyncTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Signs in and out, and keeps a profile with the one account that it belongs to. The binding is written first and the
 * tokens are stored after it: no tokens are ever there without the account that they are for. Thread-safe.
 */
@Component
public final class BoundAccounts implements Accounts {

    private final Profile profile;
    private final LocalStore store;
    private final SyncTransport transport;
    private final AtomicReference<Optional<Authenticator>> authenticator = new AtomicReference<>(Optional.empty());
    private final ConnectionMonitor monitor;
    private final BackgroundSyncManager sync;

    @Activate
    public BoundAccounts(@Reference Profile profile,
            @Reference(target = "(" + LocalStore.ROLE + "=" + LocalStore.ACTIVE + ")") LocalStore store,
            @Reference(target = "(" + SyncTransport.ROLE + "=" + SyncTransport.ACTIVE + ")") SyncTransport transport,
            @Reference ConnectionMonitor monitor, @Reference BackgroundSyncManager sync) {
        this.profile = profile;
        this.store = store;
        this.transport = transport;
        this.monitor = monitor;
        this.sync = sync;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setAuthenticator(Authenticator current) {
        authenticator.set(Optional.of(current));
    }

    public void unsetAuthenticator(Authenticator gone) {
        authenticator.updateAndGet(now -> now.filter(each -> each != gone));
    }

    @Override
    public Optional<Binding> binding() {
        return profile.settings().binding();
    }

    @Override
    public boolean signedIn() {
        return transport.signedIn();
    }

    @Override
    public Binding register(String email, String password, Optional<String> name, Adoption adoption) {
        binding().ifPresent(account -> {
            throw new SignInException(Reason.OTHER_ACCOUNT, "This profile belongs to the account " + account.name()
                    + ". Sign in to that one, or use another profile for a new account.");
        });
        prepare(adoption);
        return bound(server().register(email, password, name));
    }

    @Override
    public Binding signIn(String email, String password, Adoption adoption) {
        prepare(adoption);
        return bound(server().signIn(email, password));
    }

    @Override
    public void signOut() {
        server().signOut();
        monitor.probeNow();
    }

    private Authenticator server() {
        if (!profile.settings().transport().equals(Transports.TRPC)) {
            throw new SignInException(Reason.NO_SERVER,
                    "This profile syncs through a shared folder. Choose a server first.");
        }
        return authenticator.get().orElseThrow(() -> new SignInException(Reason.NO_SERVER,
                "The transport 'trpc' is not installed or is stopped."));
    }

    private void prepare(Adoption adoption) {
        server();
        Optional<Binding> account = binding();
        if (account.isPresent()) {
            require(transport.remote().map(account.get().remote()::equals).orElse(true), account.get(),
                    "The settings name another server.");
        } else if (adoption == Adoption.ASK && !store.sync().empty()) {
            throw new SignInException(Reason.LOCAL_DATA,
                    "There are records in this profile already. Say that they shall"
                            + " be added to the account, or use another profile.");
        }
    }

    private Binding bound(Session session) {
        String remote = transport.remote()
                .orElseThrow(() -> new SignInException(Reason.NO_SERVER, "No server is set. Name its address first."));
        Binding binding = new Binding(remote, session.userId(), session.email());
        profile.change(settings -> settings.withBinding(Optional.of(same(settings, binding))));
        server().use(session);
        store.sync().attach(Site.remote(binding));
        sync.syncNow();
        return binding;
    }

    private static Binding same(ProfileSettings settings, Binding wanted) {
        settings.binding().ifPresent(account -> require(account.remote().equals(wanted.remote())
                && account.userId().equals(wanted.userId()), account, "You signed in to another account."));
        return wanted;
    }

    private static void require(boolean same, Binding account, String otherwise) {
        if (!same) {
            throw new SignInException(Reason.OTHER_ACCOUNT, otherwise + " This profile belongs to the account "
                    + account.name() + " at " + account.remote() + ". Use another profile for another account.");
        }
    }
}
