package org.larder.store.switching;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileException;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.profile.Secrets;

/** A profile whose settings cannot be written. */
record StubbornProfile(Profile profile) implements Profile {

    @Override
    public Path folder() {
        return profile.folder();
    }

    @Override
    public Path storeFolder(String engine) {
        return profile.storeFolder(engine);
    }

    @Override
    public String deviceId() {
        return profile.deviceId();
    }

    @Override
    public String renewDeviceId() {
        return profile.renewDeviceId();
    }

    @Override
    public ProfileSettings settings() {
        return profile.settings();
    }

    @Override
    public ProfileSettings change(UnaryOperator<ProfileSettings> change) {
        throw new ProfileException("The settings could not be written.");
    }

    @Override
    public Secrets secrets() {
        return profile.secrets();
    }
}
