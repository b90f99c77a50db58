package org.larder.ui.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.larder.api.model.FieldError;
import org.larder.api.model.Serving;
import org.larder.ui.text.Decimals;
import org.larder.ui.text.Figures;

class ServingsTextTest {

    private final Decimals decimals = new Decimals(Locale.ENGLISH);
    private final List<FieldError> faults = new ArrayList<>();

    @Test
    void servingsAreReadAsTheyAreWritten() {
        List<Serving> servings = List.of(new Serving("glass", 200), new Serving("thin slice", 12.5));
        String text = ServingsText.write(servings, new Figures(Locale.ENGLISH)::exact);
        assertThat(text).isEqualTo("glass 200 g; thin slice 12.5 g");
        assertThat(ServingsText.read(text, decimals, faults)).isEqualTo(servings);
        assertThat(faults).isEmpty();
    }

    @Test
    void theUnitMayBeGluedOrLeftOut() {
        assertThat(ServingsText.read("glass 200g; slice 35", decimals, faults))
                .containsExactly(new Serving("glass", 200), new Serving("slice", 35));
    }

    @Test
    void aServingWithoutWeightIsAFault() {
        assertThat(ServingsText.read("glass; slice 35 g", decimals, faults)).hasSize(1);
        assertThat(faults).singleElement().satisfies(fault -> assertThat(fault.value()).isEqualTo("glass"));
    }

    @Test
    void nothingIsNoServing() {
        assertThat(ServingsText.read(" ", decimals, faults)).isEmpty();
        assertThat(faults).isEmpty();
    }
}
