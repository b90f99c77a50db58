package org.larder.data;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.BulkEdit;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.FieldError;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;
import org.larder.api.model.ValidationException;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreEditor;
import org.larder.rules.Validation;

/** Edits under one step. Errors name the record beside the field: "fat of product 3". */
final class StoredBulkEdit implements BulkEdit {

    private final Edits edits;
    private final KeptDays days;
    private final Supplier<UUID> ids;
    private final EditStep step;

    StoredBulkEdit(Edits edits, Supplier<ZoneId> zone, Supplier<UUID> ids, EditStep step) {
        this.edits = edits;
        days = new KeptDays(edits, zone, step);
        this.ids = ids;
        this.step = step;
    }

    @Override
    public List<Item<Product>> addProducts(List<Product> products) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            errors.addAll(named("product " + (i + 1), Validation.check(products.get(i))));
        }
        require(errors);
        return edits.edit(step, editor -> products.stream()
                .map(product -> editor.put(RecordKey.product(ids.get()), product))
                .toList());
    }

    @Override
    public long put(Map<RecordKey, ? extends Data> records) {
        List<FieldError> errors = new ArrayList<>();
        records.forEach((key, data) -> errors.addAll(faults(key, data)));
        require(errors);
        days.set(entries(records), true);
        return edits.edit(step, editor -> records.entrySet().stream()
                .filter(each -> put(editor, each.getKey(), each.getValue()))
                .count());
    }

    private static Map<RecordKey, Consumption> entries(Map<RecordKey, ? extends Data> records) {
        Map<RecordKey, Consumption> entries = new LinkedHashMap<>();
        records.forEach((key, data) -> {
            if (data instanceof Consumption entry) {
                entries.put(key, entry);
            }
        });
        return entries;
    }

    /** @return whether it was not so already */
    private static boolean put(StoreEditor editor, RecordKey key, Data data) {
        Optional<Stamp> before = editor.syncState(key).map(SyncState::lastModified);
        return !before.equals(Optional.of(editor.put(key, data).sync().lastModified()));
    }

    private static List<FieldError> faults(RecordKey key, Data data) {
        return key.type() == data.type()
                ? named(key.toString(), Validation.checkPulled(data))
                : List.of(new FieldError(key.toString(), "", "must be data of " + key.type().wire()));
    }

    private static List<FieldError> named(String record, List<FieldError> faults) {
        return faults.stream()
                .map(fault -> new FieldError(fault.field() + " of " + record, fault.value(), fault.message()))
                .toList();
    }

    private static void require(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new ValidationException(errors);
        }
    }
}
