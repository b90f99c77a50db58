package org.larder.transport.folder;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;

/** Joins a folder: looks whether it can be used, and makes what it lacks. */
record Joining(Disk disk, String deviceId) {

    private static final int MOST_BYTES = 65_536;

    /** @throws SignInException with the reason; nothing was changed then that others see */
    Membership join(Path folder, Optional<String> passphrase) {
        Path path = folder.toAbsolutePath().normalize();
        Place place = new Place(path);
        try {
            Optional<String> words = passphrase.filter(each -> !each.isEmpty());
            Optional<Marker> there = marker(disk, place);
            Marker marker = there.isPresent() ? there.get() : mark(place, words);
            Optional<byte[]> key = key(marker, words);
            requireWritable(place);
            return new Membership(path, marker.id(), key);
        } catch (Marker.UnreadableException e) {
            throw new SignInException(e.newer() ? Reason.INCOMPATIBLE : Reason.UNREACHABLE, said(e));
        } catch (IOException e) {
            throw new SignInException(Reason.UNREACHABLE, "The folder " + path
                    + " cannot be read and written: " + Trouble.words(e)
                    + ". Is it mounted, and may you write there?");
        }
    }

    /** The marker of the folder; empty if it has none. */
    static Optional<Marker> marker(Disk disk, Place place) throws IOException, Marker.UnreadableException {
        if (disk.look(place.marker()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Marker.of(disk.read(place.marker(), 0, MOST_BYTES)));
    }

    /** Two computers that make the marker at once: the later one stands, and both find out when they read it again. */
    private Marker mark(Place place, Optional<String> passphrase) throws IOException, Marker.UnreadableException {
        requireNew(place);
        disk.makeFolders(place.devices());
        Path unfinished = place.root().resolve(deviceId + ".tmp");
        disk.write(unfinished, Marker.fresh(passphrase).text());
        if (disk.look(place.marker()).isPresent()) {
            disk.delete(unfinished);
        } else {
            disk.rename(unfinished, place.marker());
        }
        return marker(disk, place).orElseThrow(() -> new IOException(Place.MARKER + " is gone"));
    }

    private void requireNew(Place place) throws IOException {
        Optional<Disk.Found> root = disk.look(place.root());
        if (root.isPresent() && !root.get().folder()) {
            throw new NotDirectoryException(place.root().toString());
        }
        if (disk.look(place.devices()).isPresent() && !disk.list(place.devices()).isEmpty()) {
            throw new SignInException(Reason.UNREACHABLE,
                    "The folder " + place.root() + " holds diaries of Larder, but "
                            + Place.MARKER
                            + " is missing. Wait until it has come, or bring it back from another computer.");
        }
    }

    private static Optional<byte[]> key(Marker marker, Optional<String> passphrase) {
        if (marker.lock().isEmpty()) {
            passphrase.ifPresent(words -> {
                throw new SignInException(Reason.WRONG_PASSWORD,
                        "This folder is not encrypted: leave the passphrase empty, or take another folder.");
            });
            return Optional.empty();
        }
        String words = passphrase.orElseThrow(() -> new SignInException(Reason.WRONG_PASSWORD,
                "This folder is encrypted: enter the passphrase that was chosen when it was made."));
        return Optional.of(marker.key(words).orElseThrow(() -> new SignInException(Reason.WRONG_PASSWORD,
                "The passphrase does not fit this folder. Nothing was changed.")));
    }

    private void requireWritable(Place place) throws IOException {
        disk.makeFolders(place.devices());
        Path trial = place.devices().resolve(deviceId + ".tmp");
        disk.write(trial, new byte[0]);
        disk.delete(trial);
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
