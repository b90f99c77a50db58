package org.larder.store.switching;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Difference;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.Data;
import org.larder.api.model.Page;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;

/** A private copy of a backup beside the diary. Used by one thread. */
final class BackupPreview implements Preview {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int PAGE = 500;

    private final Backup backup;
    private final PrivateCopy copy;
    private final LocalStore diary;
    private final Comparing comparing;
    private final Line line;

    BackupPreview(Backup backup, PrivateCopy copy, LocalStore diary, Line line) {
        this.backup = backup;
        this.copy = copy;
        this.diary = diary;
        this.line = line;
        comparing = new Comparing(diary, copy.store());
    }

    @Override
    public Backup backup() {
        return backup;
    }

    @Override
    public Page<Difference> differences(Optional<String> after, int limit) {
        return comparing.page(after, limit);
    }

    /** Can be cancelled until the first record is written; from then on it goes through. */
    @Override
    public long restore(Predicate<Difference> chosen, Progress progress) {
        return line.run("Going back to the backup", progress, () -> {
            Watch watch = new Watch(progress, 0);
            watch.at("Looking for what differs");
            long total = each(chosen, found -> watch.did(found.size()));
            watch.at("Going back to the backup");
            EditStep step = EditStep.of("Go back to the backup of " + time(backup.at()));
            long[] done = new long[1];
            each(chosen, found -> {
                diary.edit(step, editor -> write(editor, found));
                done[0] += found.size();
                progress.at("Going back to the backup", Math.min(done[0], total), total);
            });
            return done[0];
        });
    }

    @Override
    public void close() {
        copy.close();
    }

    private long each(Predicate<Difference> chosen, Consumer<List<Difference>> found) {
        long count = 0;
        Optional<String> after = Optional.empty();
        do {
            Page<Difference> page = comparing.page(after, PAGE);
            List<Difference> wanted = page.items().stream().filter(chosen).toList();
            if (!wanted.isEmpty()) {
                found.accept(wanted);
            }
            count += wanted.size();
            after = page.next();
        } while (after.isPresent());
        return count;
    }

    private static int write(StoreEditor editor, List<Difference> differences) {
        for (Difference each : differences) {
            Optional<Data> then = each.then();
            if (then.isPresent()) {
                editor.put(each.key(), then.get());
            } else {
                editor.delete(each.key());
            }
        }
        return differences.size();
    }

    private static String time(Instant at) {
        return TIME.format(LocalDateTime.ofInstant(at, ZoneId.systemDefault()));
    }
}
