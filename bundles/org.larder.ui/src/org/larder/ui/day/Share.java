package org.larder.ui.day;

import org.eclipse.osgi.util.NLS;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/**
 * What was eaten of one thing, against the goal for it.
 *
 * @param eaten kcal or g
 * @param goal kcal or g, greater than 0
 */
record Share(double eaten, double goal) {

    boolean over() {
        return eaten > goal;
    }

    /** The filled part of a bar or ring, 0 to 1. */
    double filled() {
        return Math.clamp(eaten / goal, 0, 1);
    }

    /** The part of the filled bar that is over the goal, 0 to 1: the share of the excess in what was eaten. */
    double excess() {
        return over() ? (eaten - goal) / eaten : 0;
    }

    /** {@code 71 of 110 g}, and by how much it is over. */
    String grams(Figures figures) {
        String text = NLS.bind(Messages.dayOf, figures.grams(eaten), figures.grams(goal));
        return over() ? NLS.bind(Messages.dayOver, text, figures.grams(eaten - goal)) : text;
    }
}
