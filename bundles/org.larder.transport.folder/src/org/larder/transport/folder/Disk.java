package org.larder.transport.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The few things that are done with files. What a call wrote or renamed is durable when it returns. Thread-safe. */
interface Disk {

    /**
     * A file or folder.
     *
     * @param size in bytes; any of a folder
     * @param changed another number after a change
     */
    record Found(String name, boolean folder, long size, long changed) {
    }

    /** What is in the folder, by name. */
    List<Found> list(Path folder) throws IOException;

    /** Empty if there is no such file or folder. */
    Optional<Found> look(Path path) throws IOException;

    /** Bytes from an offset on; fewer than asked for if the file ends. */
    byte[] read(Path file, long offset, int most) throws IOException;

    /** Makes the folder and those above it; does nothing if they are there. */
    void makeFolders(Path folder) throws IOException;

    /** Makes the file, or replaces its content. */
    void write(Path file, byte[] content) throws IOException;

    /** Adds to the end of a file that is there. */
    void append(Path file, byte[] content) throws IOException;

    /** Makes durable what the file holds already. */
    void sync(Path file) throws IOException;

    /** Cuts the end of a file off. */
    void cut(Path file, long size) throws IOException;

    /** Gives the file the other name in one step, in the place of what has it now. */
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;
}
