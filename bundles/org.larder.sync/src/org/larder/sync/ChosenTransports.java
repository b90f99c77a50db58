package org.larder.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.larder.api.account.Adoption;
import org.larder.api.account.SharedFolders;
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

/** Changes the way to the remote. The settings are the commit point. Thread-safe. */
@Component(immediate = true)
public final class ChosenTransports implements Transports {

    private final Profile profile;
    private final LocalStore store;
    private final ActiveTransport active;
    private final ConnectionMonitor monitor;
    private final BackgroundSyncManager sync;
    private final AtomicReference<Optional<SharedFolders>> folders = new AtomicReference<>(Optional.empty());

    @Activate
    public ChosenTransports(@Reference Profile profile,
            @Reference(target = "(" + LocalStore.ROLE + "=" + LocalStore.ACTIVE + ")") LocalStore store,
            @Reference ActiveTransport active, @Reference ConnectionMonitor monitor,
            @Reference BackgroundSyncManager sync) {
        this.profile = profile;
        this.store = store;
        this.active = active;
        this.monitor = monitor;
        this.sync = sync;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setFolders(SharedFolders current) {
        folders.set(Optional.of(current));
    }

    public void unsetFolders(SharedFolders gone) {
        folders.updateAndGet(now -> now.filter(each -> each != gone));
    }

    /** Whether the chosen one is there is looked at anew. */
    @Reference(target = "(!(" + SyncTransport.ROLE + "=*))", cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    public void addTransport(SyncTransport come, Map<String, ?> properties) {
        probe(properties);
    }

    public void removeTransport(SyncTransport gone, Map<String, ?> properties) {
        probe(properties);
    }

    private void probe(Map<String, ?> properties) {
        if (chosen().equals(properties.get(SyncTransport.NAME))) {
            monitor.probeNow();
        }
    }

    @Override
    public List<String> installed() {
        return active.installed().stream().sorted().toList();
    }

    @Override
    public String chosen() {
        return profile.settings().transport();
    }

    @Override
    public void useServer(Adoption adoption) {
        Optional<Binding> folder = profile.settings().binding().filter(ChosenTransports::folder);
        if (adoption == Adoption.ASK) {
            folder.ifPresent(binding -> refuse(binding, "a server"));
        }
        change(settings -> settings.withTransport(TRPC)
                .withBinding(settings.binding().filter(binding -> !folder(binding))));
    }

    @Override
    public void useFolder(Path folder, Optional<String> passphrase, Adoption adoption) {
        Path place = folder.toAbsolutePath().normalize();
        SharedFolders joining = folders.get().orElseThrow(() -> new SignInException(Reason.INCOMPATIBLE,
                "The transport 'folder' is not installed or is stopped. Install its feature first."));
        if (adoption == Adoption.ASK) {
            ask(place);
        }
        String remote = joining.join(place, passphrase);
        if (adoption == Adoption.ASK) {
            profile.settings().binding().filter(binding -> !binding.remote().equals(remote))
                    .ifPresent(binding -> refuse(binding, place.toString()));
        }
        Binding binding = new Binding(remote, SharedFolders.USER, place.toString());
        change(settings -> settings.withTransport(FOLDER).withFolder(Optional.of(place))
                .withBinding(Optional.of(binding)));
        store.sync().attach(Site.remote(binding));
        sync.syncNow();
    }

    private void ask(Path place) {
        Optional<Binding> binding = profile.settings().binding();
        binding.filter(each -> !folder(each)).ifPresent(each -> refuse(each, place.toString()));
        if (binding.isEmpty() && !store.sync().empty()) {
            throw new SignInException(Reason.LOCAL_DATA,
                    "There are records in this profile already. Say that they shall"
                            + " be added to the folder, or use another profile.");
        }
    }

    private static void refuse(Binding binding, String other) {
        throw new SignInException(Reason.OTHER_ACCOUNT, "This profile belongs to " + binding.name() + " at "
                + binding.remote() + ". Say that it shall be brought together with " + other
                + ", or use another profile.");
    }

    private void change(UnaryOperator<ProfileSettings> change) {
        profile.change(change);
        active.cancel();
        monitor.probeNow();
    }

    private static boolean folder(Binding binding) {
        return binding.userId().equals(SharedFolders.USER);
    }
}
