package org.larder.testing;

import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The framework that a test may run in. */
final class Bundles {

    private Bundles() {
    }

    /** All bundles; empty if there is no framework. */
    static List<Bundle> all() {
        return Optional.ofNullable(FrameworkUtil.getBundle(Bundles.class))
                .map(here -> List.of(framework(here).getBundles()))
                .orElse(List.of());
    }

    /** This bundle may not be active, but the one that gives it the framework's packages is. */
    private static BundleContext framework(Bundle here) {
        return here.adapt(BundleWiring.class)
                .getRequiredWires(null)
                .stream()
                .map(BundleWire::getProvider)
                .map(provider -> provider.getBundle())
                .filter(bundle -> bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID)
                .map(Bundle::getBundleContext)
                .findFirst()
                .orElseThrow();
    }
}
