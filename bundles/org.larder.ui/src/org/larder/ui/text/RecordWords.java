package org.larder.ui.text;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;
import org.larder.ui.Messages;

/** Records on one line. */
public final class RecordWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);

    private RecordWords() {
    }

    /** Two values of a record. Where both read the same, the first says that they differ all the same. */
    public static List<String> pair(RecordKey key, Optional<Data> first, Optional<Data> second) {
        String one = of(key, first);
        String other = of(key, second);
        return List.of(one.equals(other) ? NLS.bind(Messages.recordDetails, one) : one, other);
    }

    /** What it says; an empty value is a deletion. */
    public static String of(RecordKey key, Optional<Data> data) {
        return data.map(said -> of(key, said)).orElse(Messages.recordNotThere);
    }

    private static String of(RecordKey key, Data data) {
        Figures figures = Figures.local();
        return switch (data) {
            case Product product -> NLS.bind(Messages.recordFood, product.name(), kcal(figures, product.per100g()));
            case Consumption entry -> NLS.bind(Messages.recordEntry, new Object[]{
                    entry.localDate().map(DAY::format).orElse(entry.date().toString()),
                    entry.snapshot().map(Snapshot::name).orElse("-"), figures.grams(entry.amount())});
            case Goal goal -> NLS.bind(Messages.recordGoal, DAY.format(key.date()), kcal(figures, goal.daily()));
        };
    }

    private static String kcal(Figures figures, Nutrients nutrients) {
        return figures.kcal(nutrients.calories());
    }
}
