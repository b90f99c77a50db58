package org.larder.api.data;

import java.util.List;

import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.osgi.annotation.versioning.ProviderType;

/** Writes many records as one undoable step. Each call is one transaction, durable on return. */
@ProviderType
public interface BulkEdit {

    /** Adds products; all of them pass validation or none goes in. */
    List<Item<Product>> addProducts(List<Product> products);
}
