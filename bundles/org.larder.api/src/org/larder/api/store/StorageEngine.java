package org.larder.api.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A storage engine: makes local stores on databases of its kind. A provider registers it with the property {@link #NAME};
 * only the store switch refers to it, and it alone decides which database is the diary. Thread-safe.
 */
@ConsumerType
public interface StorageEngine {

    /** Service property of a provider: the engine's name, as settings write it. */
    String NAME = "larder.store";

    /** The engine's name. */
    String name();

    /** The store on the database at that place. Nothing is touched before it is opened. */
    LocalStore store(StorePlace place);
}
