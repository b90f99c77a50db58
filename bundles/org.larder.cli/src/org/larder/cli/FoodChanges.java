package org.larder.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What may be changed of a food beside its four figures. */
final class FoodChanges {

    @Option(names = "--name", description = "The new name.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private FoodOptions further = new FoodOptions();

    @Option(names = "--without", paramLabel = "FIELD",
            description = "Takes a field away, such as brand, barcode or fiber; repeatable.")
    private List<String> without = new ArrayList<>();

    /** Lays what was said over the fields of a product. */
    void layOver(ObjectNode product) {
        name.ifPresent(text -> product.put("name", text));
        without.forEach(product::remove);
        further.layOver(product);
    }
}
