package org.larder.ui.sync;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.Verification;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** What a comparison with the other side found, in a sentence. */
final class CheckWords {

    private CheckWords() {
    }

    static String of(Verification found) {
        if (!found.complete()) {
            return NLS.bind(Messages.checkNot, found.reason());
        }
        return found.same() ? NLS.bind(Messages.checkSame, count(found))
                : NLS.bind(Messages.checkDiffers, parts(found));
    }

    static String of(Repaired repaired) {
        if (repaired.before().same() || !repaired.after().complete()) {
            return of(repaired.after());
        }
        if (!repaired.after().same() && !repaired.pulled()) {
            return NLS.bind(Messages.checkStill, parts(repaired.after()));
        }
        return NLS.bind(repaired.pulled() ? Messages.checkRepairedAll : Messages.checkRepaired,
                Figures.local().count(repaired.queued()));
    }

    private static String count(Verification found) {
        return Figures.local().count(found.local().values().stream().mapToLong(Digest::count).sum());
    }

    private static String parts(Verification found) {
        return Arrays.stream(RecordType.values())
                .filter(type -> !digest(found.local().get(type)).equals(digest(found.remote().get(type))))
                .map(type -> part(type, digest(found.local().get(type)).count(),
                        digest(found.remote().get(type)).count()))
                .collect(Collectors.joining("; "));
    }

    private static String part(RecordType type, long here, long there) {
        Figures figures = Figures.local();
        return here == there ? NLS.bind(Messages.checkTypeContent, word(type), figures.count(here))
                : NLS.bind(Messages.checkType,
                        new Object[]{word(type), figures.count(here), figures.count(there)});
    }

    private static Digest digest(@Nullable Digest digest) {
        return digest == null ? Digest.EMPTY : digest;
    }

    private static String word(RecordType type) {
        return switch (type) {
            case PRODUCT -> Messages.typeFoods;
            case CONSUMPTION -> Messages.typeEntries;
            case GOAL -> Messages.typeGoals;
        };
    }
}
