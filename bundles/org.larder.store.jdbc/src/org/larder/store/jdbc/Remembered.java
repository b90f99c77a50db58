package org.larder.store.jdbc;

/** What an open store keeps in memory of what was committed, for speed only. */
record Remembered(Search search, Unsettled unsettled, Steps steps, Shown shown, Tally tally, QueueHead queue,
        Postponed postponed, Debt debt, KnownIds ids) {

    /** @param postponing whether the engine can put off indexes */
    Remembered(boolean postponing) {
        this(new Search(), new Unsettled(), new Steps(), new Shown(), new Tally(), new QueueHead(),
                new Postponed(postponing), new Debt(), new KnownIds());
    }

    /** A transaction is on disk. Nobody reads meanwhile. */
    void apply(Transaction tx) {
        debt.apply(tx.totals());
        search.apply(tx.searched());
        if (tx.searched().tooMany()) {
            shown.forget();
        }
        shown.apply(tx.changes());
        tx.queued().forEach(unsettled::change);
        tally.apply(tx.operations().moves());
        tx.operations().looked().ifPresent(queue::apply);
        tx.postponing().now().ifPresent(postponed::known);
        tx.history().cleared().ifPresent(steps::cleared);
    }

    /** Everything may have changed; it is made anew from the rows. */
    void forget() {
        search.forget();
        unsettled.forget();
        steps.forget();
        shown.forget();
        tally.forget();
        queue.forget();
        postponed.forget();
        debt.forget();
        ids.forget();
    }
}
