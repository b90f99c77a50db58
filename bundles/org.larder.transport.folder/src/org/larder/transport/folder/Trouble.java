package org.larder.transport.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/** Errors of files in words, without the names of files. */
final class Trouble {

    private Trouble() {
    }

    /** What went wrong, for the middle of a sentence. */
    static String words(Exception e) {
        return switch (e) {
            case NoSuchFileException gone -> "it is not there";
            case NotDirectoryException file -> "it is no folder";
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException other -> Optional.ofNullable(other.getReason())
                    .orElse(other.getClass().getSimpleName());
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
    }

    static TransportException reading(IOException e) {
        return new TransportException(RetryClass.TRANSIENT,
                "the shared folder cannot be read: " + words(e) + "; is it mounted?", e);
    }

    static TransportException writing(IOException e) {
        return new TransportException(RetryClass.TRANSIENT, "the shared folder cannot be written: " + words(e)
                + "; is there room, and may you write there?", e);
    }

    static TransportException absent(Place place) {
        return new TransportException(RetryClass.TRANSIENT, absence(place));
    }

    static String absence(Place place) {
        return "the shared folder is not there: " + place.root() + " has no " + Place.MARKER
                + "; is the share mounted, or the stick plugged in?";
    }
}
