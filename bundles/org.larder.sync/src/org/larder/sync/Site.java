package org.larder.sync;

import java.util.Optional;
import java.util.function.Supplier;

import org.larder.api.profile.Binding;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.SyncStore;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.SyncTransport;

/**
 * What a drain works on: one profile, its store, and the way to its remote.
 *
 * @param backup makes a backup and returns its name; empty if none can be made
 */
public record Site(Profile profile, SyncStore store, SyncTransport transport, Scheduler time,
        Supplier<Optional<String>> backup) {

    /** Names remote and account together: what cursor, versions and acknowledgements belong to. */
    static String remote(Binding binding) {
        return binding.remote() + "#" + binding.userId();
    }

    /**
     * The account whose operations may be sent now.
     *
     * @throws HindranceException if there is none, or if the tokens are another one's
     */
    Binding admitted() {
        ProfileSettings settings = profile.settings();
        Binding binding = settings.binding().orElseThrow(
                () -> new HindranceException(Phase.LOCAL_ONLY, "The diary is on this computer only."));
        if (settings.paused()) {
            throw new HindranceException(Phase.PAUSED, "The sync is paused.");
        }
        if (!transport.remote().equals(Optional.of(binding.remote()))) {
            throw new HindranceException(Phase.STOPPED, "This diary belongs to the account " + binding.name() + " at "
                    + binding.remote() + ", but the settings name another server. Set that one again.");
        }
        String user = transport.account().orElseThrow(
                () -> new HindranceException(Phase.SIGNED_OUT, "Signed out: changes are kept here."));
        if (!user.equals(binding.userId())) {
            throw new HindranceException(Phase.STOPPED,
                    "This diary belongs to the account " + binding.name() + ", but another one is signed in.");
        }
        return binding;
    }
}
