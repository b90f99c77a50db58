package org.larder.profile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileException;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.profile.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A profile folder whose lock is held. */
final class FolderProfile implements Profile {

    private static final Logger LOG = LoggerFactory.getLogger(FolderProfile.class);

    private final Path folder;
    private final ProfileFile file;
    private final Secrets secrets;
    private Optional<URI> server;
    private ProfileFile.Content content;

    /** @param server overrides the one of the settings until somebody sets another */
    FolderProfile(Path folder, ProfileFile file, ProfileFile.Content content, Optional<URI> server) {
        this.folder = folder;
        this.file = file;
        this.content = content;
        this.server = server;
        secrets = new FolderSecrets(folder.resolve("secrets"));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path storeFolder(String engine) {
        return folder.resolve("store").resolve(engine);
    }

    @Override
    public synchronized String deviceId() {
        return content.deviceId();
    }

    @Override
    public synchronized String renewDeviceId() {
        String id = DeviceId.random();
        write(content.as(id));
        return id;
    }

    @Override
    public synchronized ProfileSettings settings() {
        return overlaid(content.settings());
    }

    @Override
    public synchronized ProfileSettings change(UnaryOperator<ProfileSettings> change) {
        ProfileSettings stored = content.settings();
        ProfileSettings changed = change.apply(overlaid(stored));
        boolean otherServer = !changed.server().equals(overlaid(stored).server());
        boolean overrideOnly = !otherServer && changed.binding().equals(stored.binding());
        write(content.with(overrideOnly ? changed.withServer(stored.server()) : changed));
        server = server.filter(override -> !otherServer);
        return settings();
    }

    @Override
    public Secrets secrets() {
        return secrets;
    }

    private void write(ProfileFile.Content next) {
        try {
            file.write(next);
        } catch (IOException e) {
            putBack();
            throw new ProfileException("The settings of the profile " + folder + " could not be written: "
                    + Reasons.of(e) + ". They are as they were.", e);
        }
        content = next;
    }

    /** A failure may come after the file was replaced; nobody must find settings there that were refused here. */
    private void putBack() {
        try {
            file.write(content);
        } catch (IOException e) {
            LOG.debug("the settings could not be written again", e);
        }
    }

    private ProfileSettings overlaid(ProfileSettings settings) {
        return server.isPresent() ? settings.withServer(server) : settings;
    }
}
