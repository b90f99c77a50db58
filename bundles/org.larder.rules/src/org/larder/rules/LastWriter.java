package org.larder.rules;

import java.util.function.Supplier;

import org.larder.api.model.Stamp;

/**
 * Who wrote a record last, by stamps alone (section 6.6 of the contract): a pure function of the set of claims, whatever
 * their order. For remotes without a server, where nobody sees all operations in one order.
 */
public final class LastWriter {

    private LastWriter() {
    }

    /**
     * An operation on a record.
     *
     * @param delete whether it deletes
     * @param contentHash as of {@link OpRules.Op#contentHash}; asked for only if stamps are equal and neither deletes
     */
    public record Claim(Stamp stamp, boolean delete, Supplier<String> contentHash) {
    }

    /** Above 0 if the challenger takes the record from its holder, 0 if both say the same, below 0 if it has lost. */
    public static int compare(Claim challenger, Claim holder) {
        int order = challenger.stamp().compareTo(holder.stamp());
        if (order != 0) {
            return order;
        }
        if (challenger.delete() || holder.delete()) {
            return Boolean.compare(challenger.delete(), holder.delete());
        }
        return challenger.contentHash().get().compareTo(holder.contentHash().get());
    }

    /** The stamp of an edit made on a base: the edit's own if it is greater, else one right above the base's, of the edit's node. */
    public static Stamp raised(Stamp base, Stamp edit) {
        return OpRules.above(base, edit);
    }
}
