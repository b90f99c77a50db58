package org.larder.api.maintenance;

import java.util.Set;

import org.osgi.annotation.versioning.ProviderType;

/** Which storage engine is active. Thread-safe. */
@ProviderType
public interface StoreSwitch {

    /** Waits while an engine is being opened. */
    StoreState state();

    /** The engines whose bundles are there. */
    Set<String> engines();
}
