package org.larder.store.switching;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.profile.Secrets;

/** A profile that survives its process: what concerns the store is in a file of properties, replaced atomically. */
final class DurableProfile implements Profile, Secrets {

    private final Path folder;
    private final Path file;
    private final Properties said = new Properties();

    DurableProfile(Path folder) {
        this.folder = folder;
        file = folder.resolve("settings.properties");
        said.setProperty("device", "dev1");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                said.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
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
    public String deviceId() {
        return said.getProperty("device", "");
    }

    @Override
    public String renewDeviceId() {
        write("device", deviceId() + "x");
        return deviceId();
    }

    @Override
    public ProfileSettings settings() {
        ProfileSettings settings = ProfileSettings.DEFAULT.withStore(said.getProperty("engine", Home.DERBY),
                Long.parseLong(said.getProperty("generation", "0")),
                Boolean.parseBoolean(said.getProperty("encrypted", "false")));
        return Boolean.parseBoolean(said.getProperty("begun", "false")) ? settings.withDatabase() : settings;
    }

    @Override
    public ProfileSettings change(UnaryOperator<ProfileSettings> change) {
        ProfileSettings next = change.apply(settings());
        said.setProperty("engine", next.engine());
        said.setProperty("generation", Long.toString(next.generation()));
        said.setProperty("begun", Boolean.toString(next.begun()));
        write("encrypted", Boolean.toString(next.encrypted()));
        return next;
    }

    @Override
    public Secrets secrets() {
        return this;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(said.getProperty("secret." + name));
    }

    @Override
    public void put(String name, String secret) {
        write("secret." + name, secret);
    }

    @Override
    public void remove(String name) {
        said.remove("secret." + name);
        write("removed", name);
    }

    @Override
    public String place() {
        return "in " + file;
    }

    private void write(String name, String value) {
        said.setProperty(name, value);
        Path unfinished = file.resolveSibling("settings.new");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                said.store(writer, "");
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
