package org.larder.testing.sim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.larder.api.model.Stamp;
import org.larder.rules.OpRules;
import org.larder.rules.OpRules.Op;
import org.larder.rules.OpRules.State;
import org.larder.rules.OpRules.Verdict;
import org.larder.testing.transport.ModelServer.Rules;

/** Breakages of the rules by which the server decides. */
final class ServerMutants {

    private ServerMutants() {
    }

    static List<Mutant> all() {
        return List.of(
                rules("no dedupe", real -> (op, receipt, state, stored, now) -> real.decide(op, Optional.empty(), state,
                        stored, now), "lost-ack", "skew", "converge"),
                rules("every repeat applied", real -> (op, receipt, state, stored, now) -> receipt.isPresent()
                        ? forced(op, state) : real.decide(op, receipt, state, stored, now), "lost-ack"),
                rules("clamp off", real -> ServerMutants::unclamped, "skew"),
                rules("the first writer wins", real -> (op, receipt, state, stored, now) -> receipt.isEmpty()
                        && state.isPresent() && state.get().version() != op.baseVersion().orElse(0)
                                ? new Verdict.Superseded(false) : real.decide(op, receipt, state, stored, now),
                        "tie"),
                rules("the last to arrive wins", real -> (op, receipt, state, stored, now) -> receipt.isEmpty()
                        ? forced(op, state) : real.decide(op, receipt, state, stored, now), "tie", "tombstone-return"),
                rules("nodes do not break ties", real -> (op, receipt, state, stored, now) -> tied(op, state)
                        ? new Verdict.Superseded(false) : real.decide(op, receipt, state, stored, now), "tie"),
                rules("references not looked at", real -> (op, receipt, state, stored, now) -> real.decide(op, receipt,
                        state, true, now), "fk-order"),
                rules("versions do not ascend", real -> (op, receipt, state, stored, now) -> level(
                        real.decide(op, receipt, state, stored, now)), "converge"));
    }

    private static Mutant rules(String name, UnaryOperator<Rules> breaks, String... scenarios) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public Rules rules(Rules real) {
                return breaks.apply(real);
            }
        }, scenarios);
    }

    private static Verdict forced(Op op, Optional<State> state) {
        return new Verdict.Apply(state.map(State::version).orElse(0L) + 1, op.stamp().orElseThrow(), false);
    }

    private static Verdict unclamped(Op op, Optional<OpRules.Receipt> receipt, Optional<State> state, boolean stored,
            Instant now) {
        Instant later = op.stamp().map(Stamp::time).filter(time -> time.isAfter(now)).orElse(now);
        return OpRules.decide(op, receipt, state, stored, later);
    }

    private static boolean tied(Op op, Optional<State> state) {
        return state.isPresent() && op.baseVersion().orElse(0) != state.get().version()
                && op.stamp().filter(stamp -> stamp.millis() == state.get().lastModified().millis()
                        && stamp.counter() == state.get().lastModified().counter()
                        && !stamp.node().equals(state.get().lastModified().node())).isPresent();
    }

    private static Verdict level(Verdict verdict) {
        return verdict instanceof Verdict.Apply apply
                ? new Verdict.Apply(Math.max(1, apply.version() - apply.version() / 3), apply.stamp(), apply.clamped())
                : verdict;
    }
}
