package org.larder.transport.folder;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.ValidationException;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/**
 * How far the feed was read: the cursor.
 *
 * @param folder the folder's id
 * @param marks how far each log was read; logs of which nothing was read are left out
 * @param behind while the folder is read for the first time: the record that was the last; the marks are those of its beginning
 */
record Position(String folder, Map<LogName, Mark> marks, Optional<RecordKey> behind) {

    private static final String FORM = "f1";

    Position {
        marks = new TreeMap<>(marks);
    }

    /**
     * A place in a log.
     *
     * @param n how many operations were read
     * @param link of the last of them
     */
    record Mark(int n, long link) {
    }

    /** Where the index stands. */
    static Position of(String folder, FolderIndex index) {
        var marks = new TreeMap<LogName, Mark>();
        for (DeviceLog log : index.logs()) {
            if (log.end() > 0) {
                marks.put(log.name(), new Mark(log.end(), log.link(log.end())));
            }
        }
        return new Position(folder, marks, Optional.empty());
    }

    /** @throws TransportException RESYNC if the text is none */
    static Position of(String text) {
        String[] parts = text.split("\\|", -1);
        try {
            if (parts.length == 4 && parts[0].equals(FORM)) {
                return new Position(parts[1], marks(parts[2]), behind(parts[3]));
            }
        } catch (IllegalArgumentException | ValidationException e) {
            throw new TransportException(RetryClass.RESYNC, "the cursor is none of a shared folder", e);
        }
        throw new TransportException(RetryClass.RESYNC, "the cursor is none of a shared folder");
    }

    private static Map<LogName, Mark> marks(String text) {
        var marks = new TreeMap<LogName, Mark>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] parts = each.split("[=.]", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException(each);
            }
            LogName log = LogName.of(parts[0]).orElseThrow(() -> new IllegalArgumentException(each));
            marks.put(log, new Mark(Integer.parseInt(parts[1]), HexFormat.fromHexDigitsToLong(parts[2])));
        }
        return marks;
    }

    private static Optional<RecordKey> behind(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        RecordType type = RecordType.ofWire(text.substring(0, Math.max(0, slash)))
                .orElseThrow(() -> new IllegalArgumentException(text));
        return Optional.of(new RecordKey(type, text.substring(slash + 1)));
    }

    String text() {
        return String.join("|", FORM, folder, marks.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue().n() + "."
                        + HexFormat.of().toHexDigits(each.getValue().link()))
                .collect(Collectors.joining(",")), behind.map(RecordKey::toString).orElse(""));
    }

    /** How many operations of a log were read. */
    int read(LogName log) {
        return Optional.ofNullable(marks.get(log)).map(Mark::n).orElse(0);
    }

    /** Whether everything that was read up to here is in the index, as it was then. */
    boolean within(String id, FolderIndex index) {
        return folder.equals(id) && marks.entrySet().stream().allMatch(each -> index.find(each.getKey())
                .filter(log -> each.getValue().n() >= 1 && each.getValue().n() <= log.end()
                        && log.link(each.getValue().n()) == each.getValue().link())
                .isPresent());
    }
}
