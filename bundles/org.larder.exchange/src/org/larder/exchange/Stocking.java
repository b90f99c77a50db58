package org.larder.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.larder.api.data.BulkEdit;
import org.larder.api.data.Products;
import org.larder.api.exchange.Duplicates;
import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.model.ValidationException;

/** Brings the foods of a table in, chunk by chunk, each beside those that are there already. Used by one thread. */
final class Stocking {

    private final Products products;
    private final BulkEdit edit;
    private final Duplicates duplicates;
    private final Faults faults;
    private Optional<Stamp> begun = Optional.empty();
    private long imported;
    private long updated;
    private long same;

    /** @param faults gets the lines whose foods cannot go in after all */
    Stocking(Products products, BulkEdit edit, Duplicates duplicates, Faults faults) {
        this.products = products;
        this.edit = edit;
        this.duplicates = duplicates;
        this.faults = faults;
    }

    long imported() {
        return imported;
    }

    long updated() {
        return updated;
    }

    /** Duplicates that changed nothing. */
    long same() {
        return same;
    }

    /** Writes a chunk of at most 1,000 foods. */
    void take(List<Numbered> chunk) {
        if (duplicates == Duplicates.ADD) {
            add(chunk.stream().map(Numbered::food).toList());
            return;
        }
        Shelf shelf = new Shelf();
        alike(chunk).forEach(item -> shelf.there(item, written(item)));
        for (Numbered each : chunk) {
            shelf.like(each.food()).ifPresentOrElse(there -> meet(there, each), () -> shelf.fresh(each.food()));
        }
        add(shelf.added());
        change(shelf.changed());
    }

    private List<Item<Product>> alike(List<Numbered> chunk) {
        Set<String> barcodes = chunk.stream()
                .flatMap(each -> each.food().barcode().stream())
                .collect(Collectors.toSet());
        Set<String> names = chunk.stream()
                .map(Numbered::food)
                .filter(food -> food.barcode().isEmpty())
                .map(Product::name)
                .collect(Collectors.toSet());
        return products.alike(barcodes, names);
    }

    /** Stamps ascend, so what this import wrote is stamped no earlier than the first that it wrote. */
    private boolean written(Item<Product> item) {
        return begun.filter(first -> !first.after(item.sync().lastModified())).isPresent();
    }

    private void meet(ShelfFood there, Numbered each) {
        try {
            if (duplicates == Duplicates.UPDATE && there.take(each.food())) {
                updated++;
            } else {
                same++;
            }
        } catch (ValidationException e) {
            faults.add(each.line(), e.getMessage());
        }
    }

    private void add(List<Product> foods) {
        if (!foods.isEmpty()) {
            List<Item<Product>> added = edit.addProducts(foods);
            begin(added.getFirst().sync().lastModified());
            imported += added.size();
        }
    }

    private void change(Map<RecordKey, Data> foods) {
        if (!foods.isEmpty()) {
            edit.put(foods);
            RecordKey first = foods.keySet().iterator().next();
            products.find(first.uuid()).ifPresent(item -> begin(item.sync().lastModified()));
        }
    }

    private void begin(Stamp stamp) {
        begun = begun.or(() -> Optional.of(stamp));
    }

    /** A food and the line where it stands. */
    record Numbered(long line, Product food) {
    }
}
