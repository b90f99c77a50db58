package org.larder.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The states of Larder's bundles and components in this framework. */
final class Wiring {

    private static final String ACTIVE = "ACTIVE";
    private static final Map<Integer, String> BUNDLE = Map.of(Bundle.INSTALLED, "INSTALLED", Bundle.RESOLVED,
            "RESOLVED",
            Bundle.STARTING, "STARTING", Bundle.ACTIVE, ACTIVE);
    private static final Map<Integer, String> COMPONENT = Map.of(ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION,
            "UNCONFIGURED", ComponentConfigurationDTO.UNSATISFIED_REFERENCE, "WAITING",
            ComponentConfigurationDTO.SATISFIED, "SATISFIED", ComponentConfigurationDTO.ACTIVE, ACTIVE,
            ComponentConfigurationDTO.FAILED_ACTIVATION, "FAILED");

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;

    Wiring(BundleContext context, ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    /** Asks for every service of ours and keeps it, so that the components that wait to be asked are made. */
    void wake() {
        ours().flatMap(bundle -> Optional.ofNullable(bundle.getRegisteredServices()).stream().flatMap(Stream::of))
                .forEach(context::getService);
    }

    /** Whether every component is active, apart from those of the names given. */
    boolean settled(Collection<String> waiting) {
        return states().entrySet().stream()
                .allMatch(each -> each.getValue().equals(ACTIVE) || waiting.contains(each.getKey()));
    }

    /**
     * A line for each bundle, {@code bundle NAME STATE}, and for each component, {@code component NAME STATE}, followed by
     * the references that nothing satisfies.
     */
    List<String> facts() {
        var facts = new ArrayList<String>();
        ours().map(each -> "bundle " + each.getSymbolicName() + " " + BUNDLE.getOrDefault(each.getState(), "?"))
                .sorted()
                .forEach(facts::add);
        states().forEach((name, state) -> facts.add("component " + name + " " + state));
        return facts;
    }

    private Stream<Bundle> ours() {
        return Stream.of(context.getBundles())
                .filter(each -> String.valueOf(each.getSymbolicName()).startsWith("org.larder."));
    }

    private Map<String, String> states() {
        var states = new TreeMap<String, String>();
        for (ComponentDescriptionDTO each : runtime.getComponentDescriptionDTOs(ours().toArray(Bundle[]::new))) {
            states.put(each.name, runtime.getComponentConfigurationDTOs(each).stream().map(Wiring::state)
                    .collect(Collectors.joining(" ")));
        }
        return states;
    }

    private static String state(ComponentConfigurationDTO configuration) {
        return COMPONENT.getOrDefault(configuration.state, "?") + Stream.of(configuration.unsatisfiedReferences)
                .map(each -> " " + each.name + each.target).collect(Collectors.joining());
    }
}
