package org.larder.ui.quickadd;

import java.time.LocalDate;
import java.util.function.Consumer;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Item;
import org.larder.api.model.Product;

/** Where the line stands: it knows the day and the data. */
public interface QuickAddHost {

    /** The day that is added to. */
    LocalDate day();

    /**
     * The data; called in the background.
     *
     * @throws org.larder.api.model.LarderException if it is not there
     */
    UnifiedDataService data();

    /** Asks the person for a food of that name, and goes on with it if it was made. */
    void newProduct(String name, Consumer<Item<Product>> then);

    /** Tells what was done; it can be undone. */
    void say(String done);

    /** Tells why something was not done. */
    void complain(String reason);
}
