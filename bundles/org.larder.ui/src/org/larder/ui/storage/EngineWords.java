package org.larder.ui.storage;

import java.util.Map;

/** What storage engines are called. */
final class EngineWords {

    private static final Map<String, String> NAMES = Map.of("derby", "Apache Derby", "h2", "H2");

    private EngineWords() {
    }

    /** The name for a person; that of the engine itself if there is none. */
    static String of(String engine) {
        return NAMES.getOrDefault(engine, engine);
    }
}
