package org.larder.api.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.osgi.annotation.versioning.ProviderType;

/** What the person wants to eat in a day. Goals are dated: a new one never rewrites the past. */
@ProviderType
public interface Goals {

    /** Sets the goal that holds from a date until the next one's; replaces that date's goal if there is one. */
    Item<Goal> set(LocalDate effectiveFrom, Goal goal);

    /**
     * Lets a goal hold from another date, with other values if they differ; one step that can be undone.
     *
     * @throws org.larder.api.model.NotFoundException if no goal holds from that date
     */
    Item<Goal> change(LocalDate effectiveFrom, LocalDate newEffectiveFrom, Goal goal);

    void delete(LocalDate effectiveFrom);

    /** The goal with the greatest date not after the day. */
    Optional<Item<Goal>> inForce(LocalDate day);

    /** All by date. */
    List<Item<Goal>> all();
}
