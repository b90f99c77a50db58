package org.larder.testing.twin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep;
import org.larder.api.store.UndoImage;
import org.larder.json.RecordJson;

/** Undo and redo: what is kept, and what the edits of one transaction leave behind. */
final class Steps {

    private static final int KEPT = 500;
    private static final int LABEL = 500;

    private final Map<RecordKey, Change> changes = new LinkedHashMap<>();

    /** What a record said before the transaction, and after its last edit. */
    private record Change(Optional<String> before, Optional<String> after) {
    }

    void note(RecordKey key, Optional<String> before, Optional<String> after) {
        changes.merge(key, new Change(before, after), (first, last) -> new Change(first.before(), last.after()));
    }

    /** Ends the transaction of that step. */
    void finish(Work work, EditStep step) {
        switch (step.mode()) {
            case NEW -> write(work, step);
            case PART -> {
            }
            case UNDO -> undone(work, step.id());
            case REDO -> find(work.state(), step.id()).ifPresent(known -> mark(work, known, false));
        }
    }

    private void write(Work work, EditStep step) {
        changes.values().removeIf(change -> change.before().equals(change.after()));
        if (changes.isEmpty()) {
            return;
        }
        work.state().steps().where(Piece.Step::undone).forEach(undone -> forget(work, undone));
        Piece.Step known = find(work.state(), step.id()).orElseGet(() -> begin(work, step));
        long position = images(work.state(), step.id()).stream().mapToLong(Piece.Image::position).max().orElse(-1);
        for (Map.Entry<RecordKey, Change> change : changes.entrySet()) {
            Piece.Image image = new Piece.Image(known.sequence(), ++position, change.getKey(),
                    change.getValue().before(), change.getValue().after());
            work.change(state -> state.images(state.images().with(place(image), image)));
        }
        prune(work);
    }

    private static Piece.Step begin(Work work, EditStep step) {
        String label = step.label().substring(0, Math.min(LABEL, step.label().length()));
        Piece.Step begun = new Piece.Step(work.world().nextStep(), step.id(), label, false);
        work.change(state -> state.steps(state.steps().with(begun.sequence(), begun)));
        return begun;
    }

    private static void undone(Work work, UUID id) {
        find(work.state(), id).ifPresent(step -> {
            if (undoable(work.state()).filter(newest -> newest.sequence() > step.sequence()).isPresent()) {
                forget(work, step);
            } else {
                mark(work, step, true);
            }
        });
    }

    private static void mark(Work work, Piece.Step step, boolean undone) {
        Piece.Step marked = new Piece.Step(step.sequence(), step.id(), step.label(), undone);
        work.change(state -> state.steps(state.steps().with(marked.sequence(), marked)));
    }

    /** Forgets the oldest steps beyond those that are kept. */
    static void prune(Work work) {
        while (work.state().steps().size() > KEPT) {
            forget(work, work.state().steps().after(Optional.empty(), 1).get(0));
        }
    }

    private static void forget(Work work, Piece.Step step) {
        for (Piece.Image image : images(work.state(), step.id())) {
            work.change(state -> state.images(state.images().without(place(image))));
        }
        work.change(state -> state.steps(state.steps().without(step.sequence())));
    }

    static Optional<Piece.Step> undoable(State state) {
        List<Piece.Step> steps = state.steps().where(step -> !step.undone());
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    static Optional<Piece.Step> redoable(State state) {
        return state.steps().where(Piece.Step::undone).stream().findFirst();
    }

    static List<Piece.Image> images(State state, UUID id) {
        return find(state, id)
                .map(step -> state.images().after(Optional.of(new State.Place(step.sequence(), -1)), Integer.MAX_VALUE)
                        .stream()
                        .takeWhile(image -> image.step() == step.sequence())
                        .toList())
                .orElse(List.of());
    }

    static UndoStep told(Piece.Step step) {
        return new UndoStep(step.id(), step.label());
    }

    static UndoImage told(Piece.Image image) {
        return new UndoImage(image.key(),
                image.before().map(json -> RecordJson.stored(image.key().type(), json)),
                image.after().map(json -> RecordJson.stored(image.key().type(), json)));
    }

    private static Optional<Piece.Step> find(State state, UUID id) {
        return state.steps().where(step -> step.id().equals(id)).stream().findFirst();
    }

    private static State.Place place(Piece.Image image) {
        return new State.Place(image.step(), image.position());
    }
}
