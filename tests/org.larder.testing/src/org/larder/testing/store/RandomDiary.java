package org.larder.testing.store;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreEditor;

/** Random edits of a household and of others, the same for a seed. */
final class RandomDiary {

    private final StoreContract at;
    private final SplittableRandom random;
    private final List<RecordKey> products = new ArrayList<>();
    private final List<RecordKey> entries = new ArrayList<>();
    private int version = 1;

    /** @param at has a remote attached */
    RandomDiary(StoreContract at, long seed) {
        this.at = at;
        random = new SplittableRandom(seed);
        for (int i = 0; i < 12; i++) {
            products.add(StoreContract.newProduct());
            entries.add(StoreContract.newEntry());
        }
    }

    void edit(int times) {
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(8)) {
                case 0 -> pull();
                case 1 -> at.drain();
                case 2 -> fail();
                default -> at.store().edit(EditStep.of("some"), this::some);
            }
        }
    }

    private boolean some(StoreEditor editor) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            RecordKey key = key();
            if (random.nextInt(4) == 0) {
                editor.delete(key);
            } else {
                editor.put(key, data(key));
            }
            if (random.nextInt(8) == 0) {
                editor.totals(LocalDate.MIN, LocalDate.MAX);
            }
        }
        return true;
    }

    private void fail() {
        try {
            at.store().edit(EditStep.of("fails"), editor -> {
                some(editor);
                throw new IllegalStateException("mine");
            });
        } catch (IllegalStateException mine) {
            // as it was meant
        }
    }

    private void pull() {
        RecordKey key = key();
        long seconds = random.nextInt(-60, 60);
        at.pull(random.nextInt(4) == 0
                ? at.foreignTombstone(key, ++version, seconds)
                : at.foreign(key, ++version, seconds, data(key)));
    }

    private RecordKey key() {
        List<RecordKey> keys = random.nextInt(3) == 0 ? products : entries;
        return keys.get(random.nextInt(keys.size()));
    }

    private Data data(RecordKey key) {
        return key.type() == RecordType.PRODUCT
                ? new Product(SearchContract.name(random),
                        new Nutrients(random.nextInt(9000) / 7.0, 1 / 3.0, random.nextDouble(), 0))
                : entry();
    }

    private Consumption entry() {
        LocalDate day = StoreContract.DAY.plusDays(random.nextInt(40));
        return StoreContract.entry(products.get(random.nextInt(products.size())), 0.1 + random.nextInt(1000) / 3.0)
                .onDay(day, day.atTime(LocalTime.of(random.nextInt(24), 0)).toInstant(ZoneOffset.UTC));
    }
}
