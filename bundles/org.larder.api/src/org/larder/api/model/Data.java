package org.larder.api.model;

/**
 * What a record says, without its envelope (section 4 of the contract). Values are immutable; they may be out of the
 * contract's bounds until the validation of {@code org.larder.rules} has passed them, so that all faults of an input can
 * be told at once.
 */
public sealed interface Data permits Product, Consumption, Goal {

    /** The kind of record that this is the data of. */
    RecordType type();

    /** Fields that this version does not know, kept and sent back. */
    Extras extras();
}
