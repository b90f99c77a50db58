package org.larder.api.profile;

import java.nio.file.Path;

/** Another process holds the lock of the profile. */
public class ProfileInUseException extends ProfileException {

    private static final long serialVersionUID = 1L;

    private final String holder;

    /** @param holder who holds it: process id, program and since when, as the lock file says */
    public ProfileInUseException(Path folder, String holder) {
        super("The profile " + folder + " is in use by " + holder
                + ". Close that program, or choose another folder with --profile.");
        this.holder = holder;
    }

    public String holder() {
        return holder;
    }
}
