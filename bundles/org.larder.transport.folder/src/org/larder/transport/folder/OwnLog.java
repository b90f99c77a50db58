package org.larder.transport.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log that this device writes. Lines are staged, and durable when {@link #flush} returned; if it fails, the index is void.
 * Used under the lock of the folder.
 */
final class OwnLog {

    private static final Logger LOG = LoggerFactory.getLogger(OwnLog.class);

    private final Disk disk;
    private final Place place;
    private final Seal seal;
    private final Sizes sizes;
    private final FolderIndex index;
    private final DeviceLog log;
    private final ByteArrayOutputStream staged = new ByteArrayOutputStream();
    private final List<LogFile> full = new ArrayList<>();
    private Optional<LogFile> file;
    private boolean begun;

    private OwnLog(Disk disk, Place place, Seal seal, Sizes sizes, FolderIndex index, DeviceLog log) {
        this.disk = disk;
        this.place = place;
        this.seal = seal;
        this.sizes = sizes;
        this.index = index;
        this.log = log;
        file = log.last();
    }

    /** The last log of the device if it can go on, else a new one. What a kill left of a line is cut off. */
    static OwnLog open(Disk disk, Membership member, Sizes sizes, FolderIndex index, String device)
            throws IOException {
        Place place = new Place(member.path());
        LogName name = new LogName(device, 1);
        for (DeviceLog each : index.logs()) {
            if (each.name().device().equals(device)) {
                name = sound(each) ? each.name() : each.name().next();
            }
        }
        disk.makeFolders(place.log(name));
        OwnLog own = new OwnLog(disk, place, member.seal(), sizes, index, index.log(name));
        own.settle();
        return own;
    }

    private static boolean sound(DeviceLog log) {
        return log.faults().isEmpty() && log.last().map(last -> last.next() == log.end() + 1).orElse(true);
    }

    private void settle() throws IOException {
        Path unfinished = Place.unfinished(place.file(log.name(), 1));
        if (disk.look(unfinished).isPresent()) {
            disk.delete(unfinished);
        }
        if (file.isPresent()) {
            LogFile last = file.get();
            if (size(last) > last.offset()) {
                disk.cut(last.path(), last.offset());
            }
            disk.sync(last.path());
            last.rest(disk.look(last.path()).orElseThrow(FolderIndex.MovedException::new));
        }
    }

    private long size(LogFile each) throws IOException {
        return disk.look(each.path()).map(Disk.Found::size).orElse(-1L);
    }

    /** Whether it is a log of that device. */
    boolean writes(String device) {
        return log.name().device().equals(device);
    }

    /** Whether the line is not on disk yet. */
    boolean stages(Standing.Line line) {
        return staged.size() > 0 && file.filter(each -> each == line.file()).isPresent()
                && line.offset() >= line.file().offset() - staged.size();
    }

    /**
     * Takes an operation; it is in the index at once.
     *
     * @param raised the stamp in force, if it is not the operation's own
     */
    void stage(long hash, Entry.Op op, Optional<Stamp> raised, String json) throws IOException {
        int n = log.end() + 1;
        long link = Chain.next(log.link(n - 1), hash);
        byte[] text = EntryText.full(n, link, hash, op.lost(), raised, json);
        byte[] line = Frame.line(seal.close(FolderIndex.seat(log.name(), n), text));
        LogFile target = target(line.length);
        int offset = target.offset();
        staged.writeBytes(line);
        target.pass(offset + line.length);
        index.add(log, new Entry(n, link, hash, op), new Standing.Line(target, n, offset, line.length));
    }

    private LogFile target(int length) throws IOException {
        if (file.isPresent() && file.get().offset() + length <= sizes.largest()) {
            return file.get();
        }
        flush();
        file.ifPresent(full::add);
        LogFile fresh = log.file(log.end() + 1, place);
        Header header = new Header(Header.FORMAT, log.name().toString(), fresh.first(), log.link(log.end()), 0, 0);
        byte[] line = header.line();
        fresh.begin(header, line.length);
        staged.writeBytes(line);
        begun = true;
        file = Optional.of(fresh);
        return fresh;
    }

    /** Makes durable what was staged. */
    void flush() throws IOException {
        if (staged.size() == 0) {
            return;
        }
        byte[] bytes = staged.toByteArray();
        staged.reset();
        LogFile last = file.orElseThrow();
        if (begun) {
            Path unfinished = Place.unfinished(last.path());
            disk.write(unfinished, bytes);
            disk.rename(unfinished, last.path());
            begun = false;
        } else {
            append(last, bytes);
        }
        last.rest(disk.look(last.path()).orElseThrow(FolderIndex.MovedException::new));
    }

    private void append(LogFile last, byte[] bytes) throws IOException {
        int before = last.offset() - bytes.length;
        if (size(last) != before) {
            throw new FolderIndex.MovedException();
        }
        try {
            disk.append(last.path(), bytes);
        } catch (IOException e) {
            cutBack(last, before);
            throw e;
        }
    }

    private void cutBack(LogFile last, int before) {
        try {
            disk.cut(last.path(), before);
        } catch (IOException e) {
            LOG.info("what was half written to the shared folder is cut off later: {}", Trouble.words(e));
        }
    }

    /** Packs files where that is worth it: what was written is durable already, so a failure harms nothing. */
    void tidy() {
        full.forEach(this::pack);
        full.clear();
        file.filter(last -> last.offset() >= sizes.smallest() && last.offset() >= 2 * last.considered())
                .ifPresent(this::pack);
    }

    private void pack(LogFile each) {
        try {
            new Packing(disk, index).pack(log, each, seal);
        } catch (IOException e) {
            LOG.info("a file of the shared folder stays as large as it is: {}", Trouble.words(e));
        }
    }
}
