package org.larder.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.larder.api.data.Goals;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.rules.Validation;

/** The goals in the store. */
final class StoredGoals implements Goals {

    private final LocalStore store;

    StoredGoals(LocalStore store) {
        this.store = store;
    }

    @Override
    public Item<Goal> set(LocalDate effectiveFrom, Goal goal) {
        Validation.require(goal);
        RecordKey key = RecordKey.goal(effectiveFrom);
        return store.edit(EditStep.of("Set the goal from " + effectiveFrom), editor -> editor.put(key, goal));
    }

    @Override
    public void delete(LocalDate effectiveFrom) {
        RecordKey key = RecordKey.goal(effectiveFrom);
        if (!store.edit(EditStep.of("Delete the goal from " + effectiveFrom), editor -> editor.delete(key))) {
            throw new NotFoundException(key);
        }
    }

    @Override
    public Optional<Item<Goal>> inForce(LocalDate day) {
        return store.read(reader -> reader.goalInForce(day));
    }

    @Override
    public List<Item<Goal>> all() {
        return store.read(reader -> reader.goals());
    }
}
