package org.larder.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.larder.api.profile.ProfileException;
import org.larder.api.profile.Secrets;

/** Secrets as files that only their owner may read. */
final class FolderSecrets implements Secrets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private final Path folder;

    FolderSecrets(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Optional<String> find(String name) {
        try {
            return Optional.of(Files.readString(file(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("read", name, e);
        }
    }

    @Override
    public synchronized void put(String name, String secret) {
        try {
            DurableFile.folder(folder);
            DurableFile.write(file(name), secret);
        } catch (IOException e) {
            throw failure("written", name, e);
        }
    }

    @Override
    public synchronized void remove(String name) {
        try {
            DurableFile.delete(file(name));
        } catch (IOException e) {
            throw failure("removed", name, e);
        }
    }

    @Override
    public String place() {
        return "files in " + folder + " that only you can read";
    }

    /** @throws IllegalArgumentException for a name that could lead elsewhere */
    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a secret: " + name);
        }
        return folder.resolve(name);
    }

    private ProfileException failure(String what, String name, IOException e) {
        return new ProfileException("The secret " + name + " could not be " + what + " in " + folder + ": "
                + Reasons.of(e) + ". Check that the folder is yours and can be written.", e);
    }
}
