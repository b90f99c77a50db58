package org.larder.store.switching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.store.StorageEngine;

/** The engines whose bundles are there. Of several with one name the first is used until it goes. Thread-safe. */
final class Engines {

    private final List<Named> all = new ArrayList<>();

    private record Named(String name, StorageEngine engine) {
    }

    synchronized void add(String name, StorageEngine engine) {
        all.add(new Named(name, engine));
    }

    synchronized void remove(StorageEngine engine) {
        all.removeIf(each -> each.engine().equals(engine));
    }

    synchronized Optional<StorageEngine> find(String name) {
        return all.stream().filter(each -> each.name().equals(name)).map(Named::engine).findFirst();
    }

    /** @throws MaintenanceException if there is none of that name */
    StorageEngine need(String name) {
        return find(name).orElseThrow(() -> new MaintenanceException("There is no storage engine '" + name
                + "' here, only " + names() + ". Install it first."));
    }

    /** @throws MaintenanceException if the engine was used and has gone */
    void stillThere(String name, StorageEngine engine) {
        if (find(name).filter(engine::equals).isEmpty()) {
            throw new MaintenanceException("The storage engine '" + name + "' went away.");
        }
    }

    synchronized Set<String> names() {
        Set<String> names = new TreeSet<>();
        all.forEach(each -> names.add(each.name()));
        return names;
    }
}
