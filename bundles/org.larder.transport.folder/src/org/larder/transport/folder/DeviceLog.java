package org.larder.transport.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What was read of a log: its operations in their order. Used under the lock of the folder. */
final class DeviceLog {

    private static final int MOST_TOLD = 1000;

    private final LogName name;
    private final TreeMap<Integer, LogFile> files = new TreeMap<>();
    private final List<Optional<Standing>> standings = new ArrayList<>();
    private final TreeMap<Integer, String> refused = new TreeMap<>();
    private long[] links = new long[16];

    DeviceLog(LogName name) {
        this.name = name;
        links[0] = Chain.START;
    }

    LogName name() {
        return name;
    }

    /** How many operations were read. */
    int end() {
        return standings.size();
    }

    /** The link of an operation that was read; 0 is the beginning. */
    long link(int n) {
        return links[n];
    }

    /** The record of an operation that was read; empty if the operation was not taken. */
    Optional<Standing> standing(int n) {
        return standings.get(n - 1);
    }

    /** Why operations behind the one and up to the other were not taken. */
    Collection<String> refused(int after, int upTo) {
        return refused.subMap(after, false, upTo, true).values();
    }

    /** The next operation was read. */
    void add(Entry entry, Optional<Standing> standing) {
        standings.add(standing);
        if (end() == links.length) {
            links = Arrays.copyOf(links, 2 * links.length);
        }
        links[end()] = entry.link();
        if (entry.content() instanceof Entry.Refused no && refused.size() < MOST_TOLD) {
            refused.put(entry.n(), name + ", operation " + entry.n() + ", " + no.reason());
        }
    }

    LogFile file(int first, Place place) {
        return files.computeIfAbsent(first, each -> new LogFile(name, place.file(name, each), each));
    }

    /** The files that were looked at, by their first operations. */
    NavigableMap<Integer, LogFile> files() {
        return files;
    }

    /** The file that goes on. */
    Optional<LogFile> last() {
        return Optional.ofNullable(files.lastEntry()).map(Map.Entry::getValue);
    }

    /** What keeps it from being read to its end. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        files.values().forEach(file -> file.fault().ifPresent(faults::add));
        if (faults.isEmpty() && last().filter(file -> file.first() > end() + 1).isPresent()) {
            faults.add(
                    name + ": what comes after operation " + end() + " is not all there yet; wait until the folder is"
                            + " up to date");
        }
        return faults;
    }
}
