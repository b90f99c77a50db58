package org.larder.store.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.larder.api.model.Stamp;

/** What entries add up to and how products were logged, as far as the tables do not say it yet. Used by one thread at a time. */
final class Owed {

    private static final int MOST_DAYS = 1000;
    private static final int MOST_PRODUCTS = 10_000;
    private static final int PART = 50;
    private static final int SHARE = 20;

    private final NavigableMap<Long, DayChange> days = new TreeMap<>();
    private final Map<UUID, Logged> products = new HashMap<>();
    private Optional<Stamp> stamp = Optional.empty();

    /** What is to be added to the rows of days, by days since 1970-01-01. */
    NavigableMap<Long, DayChange> days() {
        return days;
    }

    /** What is to stand in the place of rows. */
    Map<UUID, Logged> products() {
        return products;
    }

    /** The greatest stamp that was noted. */
    Optional<Stamp> stamp() {
        return stamp;
    }

    DayChange day(long day) {
        return days.computeIfAbsent(day, none -> new DayChange());
    }

    void note(Stamp stored) {
        if (stamp.isEmpty() || stored.after(stamp.get())) {
            stamp = Optional.of(stored);
        }
    }

    /** Adds what came after. */
    void add(Owed later) {
        later.days.forEach((day, change) -> day(day).add(change));
        products.putAll(later.products);
        later.stamp.ifPresent(this::note);
    }

    /** Days and products are in their tables. */
    void paid() {
        days.clear();
        products.clear();
    }

    boolean any() {
        return !days.isEmpty() || !products.isEmpty() || stamp.isPresent();
    }

    /** How many entries more there are than the rows say. */
    long entries() {
        return days.values().stream().mapToLong(DayChange::entries).sum();
    }

    /** Whether it is so much that it had better be written. */
    boolean much() {
        return days.size() > MOST_DAYS || products.size() > MOST_PRODUCTS;
    }

    /** So many days had better be written now. */
    int daysDue() {
        return due(days.size() - MOST_DAYS);
    }

    /** So many products had better be written now. */
    int productsDue() {
        return due(products.size() - MOST_PRODUCTS);
    }

    /** Few at a time, for somebody waits; more if there are more and more. */
    private static int due(int excess) {
        return Math.max(Math.clamp(excess, 0, PART), excess / SHARE);
    }
}
