package org.larder.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says in words what a file system's exception means. */
final class Reasons {

    private Reasons() {
    }

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "access is denied to " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException other -> other.getFile() + ": "
                    + Optional.ofNullable(other.getReason()).orElse("cannot be used");
            default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        };
    }
}
