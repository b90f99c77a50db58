package org.larder.api.data;

import java.util.List;
import java.util.Map;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.osgi.annotation.versioning.ProviderType;

/** Writes many records as one undoable step. Each call is one transaction, durable on return. */
@ProviderType
public interface BulkEdit {

    /** Adds products; all of them pass validation or none goes in. */
    List<Item<Product>> addProducts(List<Product> products);

    /**
     * Puts records as they are, by their keys: makes, replaces or revives them; all of them pass validation or none goes in.
     * Meals and goal types that this version does not know are kept.
     *
     * @return records that were not so already
     */
    long put(Map<RecordKey, ? extends Data> records);
}
