package org.larder.store.switching;

import java.io.IOException;

/** Puts in order what a crash or time left in the profile's folder, while the diary is open. */
record Tidying(Leftovers leftovers, Aside aside, Shelf shelf, Conversion conversion) {

    void run() throws IOException {
        leftovers.setAside("older", conversion.olderEncrypted());
        shelf.removeIncomplete();
        if (conversion.underWay()) {
            conversion.finish();
        }
        shelf.roll();
        aside.expire();
        conversion.dropKey();
    }
}
