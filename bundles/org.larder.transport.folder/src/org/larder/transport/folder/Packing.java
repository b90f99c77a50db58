package org.larder.transport.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/**
 * Packs a file of this device's log: the data go of every operation that a later writer within the same file has beaten. Its
 * place, opId, stamp and hash stay, so that counts, duplicates and cursors stay what they are; and since the file is read as
 * a whole or not at all, nobody can see the loser's ghost without the winner.
 */
record Packing(Disk disk, FolderIndex index) {

    /** A file is packed if this much of it goes. */
    private static final double WORTH = 0.25;

    void pack(DeviceLog log, LogFile file, Seal seal) throws IOException {
        if (beaten(log, file) < WORTH * (file.next() - file.first())) {
            file.consider();
            return;
        }
        byte[] old = disk.read(file.path(), 0, file.offset());
        Map<RecordKey, Stamp> greatest = new HashMap<>();
        each(log, file, old, (frame, entry) -> {
            if (entry.content() instanceof Entry.Op op) {
                greatest.merge(op.key(), op.stamp(), (one, other) -> one.after(other) ? one : other);
            }
        });
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        each(log, file, old, (frame, entry) -> lines.writeBytes(packed(log, frame, entry, greatest, seal)));
        Header before = file.header().orElseThrow();
        byte[] header = new Header(before.format(), before.log(), before.first(), before.link(), before.packs() + 1,
                lines.size()).line();
        if (header.length + lines.size() > old.length * (1 - WORTH)) {
            file.consider();
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(header.length + lines.size());
        all.writeBytes(header);
        all.writeBytes(lines.toByteArray());
        replace(file, all.toByteArray());
    }

    /** How many of the file's operations are not in force: no more can go. */
    private static long beaten(DeviceLog log, LogFile file) {
        return IntStream.range(file.first(), file.next())
                .filter(n -> log.standing(n)
                        .filter(each -> each.line().file() == file && each.line().n() == n).isEmpty())
                .count();
    }

    private void replace(LogFile file, byte[] content) throws IOException {
        Path unfinished = Place.unfinished(file.path());
        disk.write(unfinished, content);
        disk.rename(unfinished, file.path());
    }

    private static byte[] packed(DeviceLog log, Frame.Whole frame, Entry entry, Map<RecordKey, Stamp> greatest,
            Seal seal) {
        if (entry.content() instanceof Entry.Op op && op.data().isPresent()
                && Optional.ofNullable(greatest.get(op.key())).filter(best -> best.after(op.stamp())).isPresent()) {
            return Frame.line(seal.close(FolderIndex.seat(log.name(), entry.n()), EntryText.ghost(entry, op)));
        }
        return Frame.line(frame.payload());
    }

    private void each(DeviceLog log, LogFile file, byte[] bytes, BiConsumer<Frame.Whole, Entry> action)
            throws IOException {
        int at = file.headerBytes();
        int n = file.first();
        while (at < bytes.length) {
            if (!(Frame.read(bytes, at) instanceof Frame.Whole frame)) {
                throw new FolderIndex.MovedException();
            }
            action.accept(frame, index.entry(log.name(), n, frame).orElseThrow(FolderIndex.MovedException::new));
            n++;
            at = frame.next();
        }
    }
}
