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
import org.larder.rules.Validation;

/** The goals in the store. */
final class StoredGoals implements Goals {

    private final Edits edits;

    StoredGoals(Edits edits) {
        this.edits = edits;
    }

    @Override
    public Item<Goal> set(LocalDate effectiveFrom, Goal goal) {
        Validation.require(goal);
        RecordKey key = key(effectiveFrom);
        return edits.edit(EditStep.of("Set the goal from " + effectiveFrom), editor -> editor.put(key, goal));
    }

    @Override
    public Item<Goal> change(LocalDate effectiveFrom, LocalDate newEffectiveFrom, Goal goal) {
        Validation.require(goal);
        RecordKey from = key(effectiveFrom);
        RecordKey to = key(newEffectiveFrom);
        String label = from.equals(to)
                ? "Change the goal from " + from.id()
                : "Move the goal from " + from.id() + " to " + to.id();
        return edits.edit(EditStep.of(label), editor -> {
            editor.find(Goal.class, from).orElseThrow(() -> new NotFoundException(from));
            if (!from.equals(to)) {
                editor.delete(from);
            }
            return editor.put(to, goal);
        });
    }

    @Override
    public void delete(LocalDate effectiveFrom) {
        RecordKey key = key(effectiveFrom);
        if (!edits.edit(EditStep.of("Delete the goal from " + effectiveFrom), editor -> editor.delete(key))) {
            throw new NotFoundException(key);
        }
    }

    @Override
    public Optional<Item<Goal>> inForce(LocalDate day) {
        return edits.read(reader -> reader.goalInForce(Limits.day("day", day)));
    }

    @Override
    public List<Item<Goal>> all() {
        return edits.read(reader -> reader.goals());
    }

    private static RecordKey key(LocalDate effectiveFrom) {
        return RecordKey.goal(Limits.day("effectiveFrom", effectiveFrom));
    }
}
