package org.larder.data;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;

/** The words of which the labels of steps are made: "Copy 3 entries to 2 days". */
final class Labels {

    private Labels() {
    }

    static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : number + " " + many;
    }

    static String name(Consumption entry) {
        return entry.snapshot().map(Snapshot::name).orElse("an entry");
    }

    static String name(RecordKey key, Data data) {
        return switch (data) {
            case Product product -> product.name();
            case Consumption entry -> name(entry);
            case Goal goal -> "the goal from " + key.id();
        };
    }
}
