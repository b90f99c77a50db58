package org.larder.cli;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.data.PastEntries;
import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Meal;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder products}. */
@Command(name = "products", description = "Foods, with their figures per 100 g.")
final class ProductCommands {

    private final Session session;

    ProductCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Adds a food.")
    Answer add(@Parameters(paramLabel = "NAME") String name,
            @Option(names = "--calories", paramLabel = "KCAL", required = true,
                    description = "Energy, kcal per 100 g.") double calories,
            @Option(names = "--protein", paramLabel = "G", required = true,
                    description = "g per 100 g.") double protein,
            @Option(names = "--fat", paramLabel = "G", required = true, description = "g per 100 g.") double fat,
            @Option(names = "--carbs", paramLabel = "G", required = true, description = "g per 100 g.") double carbs,
            @Mixin FoodOptions further) {
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("name", name)
                .put("calories", calories)
                .put("protein", protein)
                .put("fat", fat)
                .put("carbs", carbs);
        further.layOver(json);
        return Forms.record(products().add(product(json)));
    }

    @Command(description = "Changes what is said of a food; what is not named stays.")
    Answer edit(@Parameters(paramLabel = "ID") UUID id,
            @Mixin FigureChanges figures, @Mixin FoodChanges changes,
            @Option(names = "--correct-past-entries",
                    description = "What was logged of it is corrected, too.") boolean correct) {
        ObjectNode json = RecordJson.tree(found(id).data());
        figures.layOver(json, RecordType.PRODUCT);
        changes.layOver(json);
        if (!correct) {
            return Forms.record(products().change(id, product(json)));
        }
        long corrected = products().change(id, product(json), PastEntries.CORRECT);
        Answer record = Forms.record(found(id));
        return new Answer(record.json(), record.text() + "\n" + corrected + " entries corrected");
    }

    @Command(description = "Deletes a food. What was eaten of it stays in the diary.")
    Answer delete(@Parameters(paramLabel = "ID") UUID id) {
        Answer gone = Forms.record(found(id));
        products().delete(id);
        return gone;
    }

    @Command(description = "Lists the foods by name.")
    Answer list(@Mixin Paging paging) {
        return search("", paging);
    }

    @Command(description = "Lists the foods whose name holds every word of the text.")
    Answer search(@Parameters(paramLabel = "TEXT") String text, @Mixin Paging paging) {
        int limit = paging.limit();
        return Forms.page(products().search(text, paging.after(), limit), Forms::record);
    }

    @Command(description = "Lists the foods logged last, with how they were logged.")
    Answer recent(@Mixin Most most) {
        return logged(products().recent(most.limit()));
    }

    @Command(description = "Lists the foods logged most, recent days counting more.")
    Answer frequent(@Mixin Most most) {
        return logged(products().frequent(most.limit()));
    }

    private static Answer logged(List<LoggedProduct> foods) {
        List<Answer> items = foods.stream().map(ProductCommands::logged).toList();
        return new Answer(Json.MAPPER.createObjectNode().set("items", Forms.array(items)), Forms.lines(items));
    }

    private static Answer logged(LoggedProduct food) {
        ObjectNode json = Forms.json(food.item())
                .put("lastAmount", food.lastAmount())
                .put("lastDay", food.lastDay().toString())
                .put("times", food.times());
        Forms.put(json, "lastMeal", food.lastMeal().map(Meal::name));
        return new Answer(json,
                Forms.text(food.item()) + "  (" + food.times() + " times, last on " + food.lastDay() + ")");
    }

    private Products products() {
        return session.services().data().products();
    }

    private Item<Product> found(UUID id) {
        return products().find(id).orElseThrow(() -> new NotFoundException(RecordKey.product(id)));
    }

    private static Product product(ObjectNode json) {
        return (Product) RecordJson.parse(RecordType.PRODUCT, json);
    }
}
