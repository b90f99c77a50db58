package org.larder.ui.products;

import java.util.Map;

import org.larder.ui.Messages;

/** What the forms of food tables are called. */
final class PresetWords {

    private PresetWords() {
    }

    /** The words for a preset; its own name if there are none. */
    static String of(String preset) {
        return Map.of("larder", Messages.presetLarder, "ifct2017", Messages.presetIfct, "openfoodfacts",
                Messages.presetOff).getOrDefault(preset, preset);
    }
}
