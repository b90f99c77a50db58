import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.larder.api.model.Product;

/** A diary on a disk that can be measured. What a write returned from is durable. Thread-safe. */
interface Subject extends AutoCloseable {

    /** Opens the diary in that folder, makes it if need be. */
    void open(Path folder);

    /** Logs an amount of a food: reads the food, writes entry, operation, undo step and image, and the day's totals. */
    void log(int food, double grams, LocalDate day);

    /** Adds foods as one step of a bulk edit, in one transaction. */
    void importFoods(List<Product> foods);

    /** Adds rows as a move or the restoring of a backup does, in one transaction. */
    void addRows(World world, int from, int to);

    /** Takes over records of the remote, in one transaction. */
    void pullFoods(World world, int from, int to);

    /** Takes over records of the remote, in one transaction. */
    void pullEntries(World world, int from, int to);

    /** What is left to do when everything was pulled, before the first question. */
    void loaded();

    /** The entries of a day, its totals and the goal in force. */
    int day(LocalDate day);

    /** Totals of each day. */
    int totals(LocalDate from, LocalDate to);

    /** The first 20 foods whose names begin so. */
    int prefix(String text);

    /** The first 20 foods whose names hold all the words, anywhere. */
    int search(String words);


    @Override
    void close();
}
