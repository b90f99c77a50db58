package org.larder.transport.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what is new in the folder into the index: only the bytes that came since the last look. */
record Scan(Disk disk, Place place, FolderIndex index, Calls.Call call) {

    private static final int MOST_STRAYS = 100;
    private static final int CHUNK = 1024 * 1024;
    private static final int LONGEST_HEADER = 1024;
    private static final String DAMAGED = "damaged at byte %d: what follows is not read; bring the file back from"
            + " the computer that writes it";

    /** @throws FolderIndex.MovedException if a log was written anew: the index is void then */
    void run() throws IOException {
        List<String> strays = new ArrayList<>();
        for (Disk.Found found : disk.list(place.root())) {
            Place.stray("", found.name()).ifPresent(strays::add);
        }
        if (disk.look(place.devices()).isPresent()) {
            for (Disk.Found found : disk.list(place.devices())) {
                Optional<LogName> name = LogName.of(found.name());
                if (found.folder() && name.isPresent()) {
                    log(name.get(), strays);
                }
            }
        }
        index.strays(strays.subList(0, Math.min(MOST_STRAYS, strays.size())));
    }

    private void log(LogName name, List<String> strays) throws IOException {
        DeviceLog log = index.log(name);
        for (Disk.Found found : disk.list(place.log(name))) {
            OptionalInt first = Place.first(found.name());
            if (first.isPresent() && !found.folder()) {
                file(log, log.file(first.getAsInt(), place), found);
            } else {
                Place.stray(name + "/", found.name()).ifPresent(strays::add);
            }
        }
    }

    private void file(DeviceLog log, LogFile file, Disk.Found now) throws IOException {
        call.goOn();
        if (file.unchanged(now) || file.first() > log.end() + 1) {
            return;
        }
        boolean sound = file.fault().isEmpty();
        file.forgive();
        if (header(log, file, now)) {
            lines(log, file, now);
            file.rest(now);
        }
        if (sound && file.next() > file.first() && file.fault().isPresent()) {
            throw new FolderIndex.MovedException();
        }
    }

    /** Whether the lines behind it can be read. */
    private boolean header(DeviceLog log, LogFile file, Disk.Found now) throws IOException {
        byte[] bytes = disk.read(file.path(), 0, LONGEST_HEADER);
        Frame line = Frame.read(bytes, 0);
        if (line instanceof Frame.Torn && bytes.length < LONGEST_HEADER) {
            return false;
        }
        Optional<Header> header = line instanceof Frame.Whole whole ? Header.of(whole.payload()) : Optional.empty();
        Optional<String> fault = fault(log, file, header);
        if (fault.isPresent()) {
            file.blame(fault.get());
            file.rest(now);
            return false;
        }
        int end = ((Frame.Whole) line).next();
        if (!file.header().equals(header) || now.size() < file.offset()) {
            file.begin(header.orElseThrow(), end);
        }
        return now.size() >= end + header.orElseThrow().packed();
    }

    private static Optional<String> fault(DeviceLog log, LogFile file, Optional<Header> header) {
        if (header.isEmpty()) {
            return Optional.of("not a log of Larder; it is not read");
        }
        if (header.get().format() > Header.FORMAT) {
            return Optional.of("written by a newer version of Larder; it is not read until that version is here");
        }
        boolean fits = header.get().log().equals(log.name().toString()) && header.get().first() == file.first();
        boolean follows = fits && header.get().link() == log.link(file.first() - 1);
        return follows
                ? Optional.empty()
                : Optional.of("does not continue what was written before; it is not read");
    }

    private void lines(DeviceLog log, LogFile file, Disk.Found now) throws IOException {
        while (file.offset() < now.size() && file.fault().isEmpty()) {
            byte[] bytes = disk.read(file.path(), file.offset(), CHUNK);
            int passed = chunk(log, file, bytes);
            if (passed == 0) {
                return;
            }
            if (file.offset() > Sizes.DEFAULT.largest() + CHUNK) {
                file.blame("larger than a log can be; the rest is not read");
            }
        }
    }

    /** @return how many bytes of the chunk were read as lines */
    private int chunk(DeviceLog log, LogFile file, byte[] bytes) throws IOException {
        int at = 0;
        int base = file.offset();
        while (at < bytes.length) {
            call.goOn();
            Frame frame = Frame.read(bytes, at);
            if (frame instanceof Frame.Torn) {
                return at;
            }
            Optional<Entry> entry = frame instanceof Frame.Whole whole
                    ? index.entry(log.name(), file.next(), whole)
                    : Optional.empty();
            if (entry.isEmpty() || !continues(log, file, entry.get())) {
                file.blame(String.format(DAMAGED, base + at));
                return at;
            }
            int next = ((Frame.Whole) frame).next();
            entry(log, file, entry.get(), new Standing.Line(file, file.next(), base + at, next - at));
            file.pass(base + next);
            at = next;
        }
        return at;
    }

    private static boolean continues(DeviceLog log, LogFile file, Entry entry) {
        return entry.n() == file.next() && entry.n() <= log.end() + 1
                && entry.link() == Chain.next(log.link(entry.n() - 1), entry.hash());
    }

    private void entry(DeviceLog log, LogFile file, Entry entry, Standing.Line line) throws IOException {
        if (entry.n() == log.end() + 1) {
            index.add(log, entry, line);
        } else if (entry.link() != log.link(entry.n())) {
            throw new FolderIndex.MovedException();
        } else {
            log.standing(entry.n()).filter(standing -> standing.line().n() == entry.n()
                    && standing.line().file() == file).ifPresent(standing -> standing.move(line));
        }
    }
}
