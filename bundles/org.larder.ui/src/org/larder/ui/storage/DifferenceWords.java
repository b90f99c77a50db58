package org.larder.ui.storage;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.larder.api.maintenance.Difference;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** What differs, on one line. */
final class DifferenceWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);

    private DifferenceWords() {
    }

    /** The record in the backup, and now. Where both read the same, they say that they differ all the same. */
    static List<String> of(Difference difference) {
        String then = of(difference.key(), difference.then());
        String now = of(difference.key(), difference.now());
        return List.of(then.equals(now) ? NLS.bind(Messages.goBackDetails, then) : then, now);
    }

    private static String of(RecordKey key, Optional<Data> data) {
        return data.map(said -> of(key, said)).orElse(Messages.goBackNotThere);
    }

    private static String of(RecordKey key, Data data) {
        Figures figures = Figures.local();
        return switch (data) {
            case Product product -> NLS.bind(Messages.goBackFood, product.name(), kcal(figures, product.per100g()));
            case Consumption entry -> NLS.bind(Messages.goBackEntry, new Object[]{
                    entry.localDate().map(DAY::format).orElse(entry.date().toString()),
                    entry.snapshot().map(Snapshot::name).orElse("-"), figures.grams(entry.amount())});
            case Goal goal -> NLS.bind(Messages.goBackGoal, DAY.format(LocalDate.parse(key.id())),
                    kcal(figures, goal.daily()));
        };
    }

    private static String kcal(Figures figures, Nutrients nutrients) {
        return figures.kcal(nutrients.calories());
    }
}
