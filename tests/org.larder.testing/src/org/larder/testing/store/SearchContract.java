package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Consumption;
import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.ValidationException;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.store.jdbc.Surroundings;

/** The search for products: what is found, in which order, whatever happened before. */
public abstract class SearchContract extends StoreContract {

    private static final List<String> QUERIES = List.of("a", "ch", "cho", "choc", "cho mil", "milk", "late m",
            "rme brul", "x", "日", "日本",
            "olate", "é", "milk ch", "ilk ilk", "oat 1", "11");

    protected SearchContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void whatWasLoggedComesFirstThenWhatBeginsSoThenTheRestByName() {
        put(newProduct(), product("Dark chocolate"));
        put(newProduct(), product("Chocolate"));
        put(newProduct(), product("Chocolate, white"));
        put(newProduct(), product("Bar of chocolate"));
        RecordKey drunk = put(newProduct(), product("Hot chocolate")).key();
        put(newEntry(), entry(drunk, 200));

        assertThat(names("chocolate")).containsExactly("Hot chocolate", "Chocolate", "Chocolate, white",
                "Bar of chocolate",
                "Dark chocolate");
    }

    @Test
    void twiceAsOftenCountsAsMuchAsAMonthLater() {
        RecordKey often = put(newProduct(), product("Milk often")).key();
        RecordKey late = put(newProduct(), product("Milk late")).key();
        RecordKey even = put(newProduct(), product("Milk even")).key();
        log(often, 0, 4);
        log(late, 61, 1);
        log(even, 60, 1);

        assertThat(names("milk")).containsExactly("Milk late", "Milk even", "Milk often");
    }

    @Test
    void anEntryThatGoesTakesItsRankAlong() {
        RecordKey first = put(newProduct(), product("Milk A")).key();
        RecordKey second = put(newProduct(), product("Milk B")).key();
        RecordKey entry = put(newEntry(), entry(second, 10)).key();
        assertThat(names("milk")).containsExactly("Milk B", "Milk A");
        put(newEntry(), entry(first, 10).onDay(DAY.plusDays(1), clock.instant()));
        assertThat(names("milk")).containsExactly("Milk A", "Milk B");
        delete(entry);
        delete(first);
        put(first, product("Milk Z"));

        assertThat(names("milk")).containsExactly("Milk Z", "Milk B");
    }

    @Test
    void aProductThatComesAfterItsEntriesHasTheirRank() {
        sync().attach(REMOTE);
        put(newProduct(), product("Milk A"));
        RecordKey late = newProduct();
        pull(foreign(newEntry(), 1, -5, entry(late, 10)));
        assertThat(names("milk")).containsExactly("Milk A");

        pull(foreign(late, 1, -5, product("Milk Z")));

        assertThat(names("milk")).containsExactly("Milk Z", "Milk A");
    }

    @Test
    void anEditFindsWhatItWroteAndNobodyElseWhatIsRolledBack() {
        RecordKey key = put(newProduct(), product("Milk A")).key();
        assertThat(names("milk")).hasSize(1);
        RecordKey other = newProduct();
        assertThatThrownBy(() -> store().edit(EditStep.of("fails"), editor -> {
            editor.put(key, product("Rice"));
            editor.put(other, product("Milk B"));
            editor.put(newEntry(), entry(other, 10));
            editor.put(newProduct(), product("Milk C"));
            editor.put(newProduct(), product("A milk"));
            assertThat(names(editor, "milk")).containsExactly("Milk B", "Milk C", "A milk");
            assertThat(editor.countProducts("milk")).isEqualTo(3);
            throw new IllegalStateException("mine");
        })).hasMessage("mine");
        assertThat(names("milk")).containsExactly("Milk A");
        assertThat(countProducts("milk")).isEqualTo(1);
    }

    @Test
    void pagesGoOnBehindTheLastItemWhateverComesBetween() {
        for (int i = 10; i < 30; i++) {
            RecordKey key = put(newProduct(), product((i % 2 == 0 ? "Milk " : "A milk ") + i)).key();
            if (i % 3 == 0) {
                log(key, i, 1);
            }
        }
        List<String> whole = names("milk");
        assertThat(paged("milk", 3)).isEqualTo(whole);

        Page<Item<Product>> first = products("milk", Optional.empty(), 7);
        delete(first.items().get(6).key());
        put(newProduct(), product("Milk 0"));
        assertThat(products("milk", first.next(), 100).items()).extracting(item -> item.data().name())
                .containsSubsequence(whole.subList(7, 20))
                .doesNotContainAnyElementsOf(whole.subList(0, 7));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        for (int i = 0; i < 3; i++) {
            put(newProduct(), product("Milk"));
        }
        Optional<String> ofList = products("", Optional.empty(), 1).next();
        Optional<String> ofSearch = products("milk", Optional.empty(), 1).next();
        assertThatThrownBy(() -> products("milk", ofList, 10)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> products("", ofSearch, 10)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> products("milk", Optional.of("?"), 10)).isInstanceOf(ValidationException.class);
    }

    @Test
    void manyChangesAtOnceAreFound() {
        put(newProduct(), product("Milk"));
        assertThat(countProducts("milk")).isEqualTo(1);
        store().edit(EditStep.of("many"), editor -> {
            for (int i = 0; i < 2500; i++) {
                editor.put(newProduct(), product("Oat " + i));
            }
            return true;
        });
        assertThat(countProducts("oat")).isEqualTo(2500);
        assertThat(names("oat 249")).startsWith("Oat 249", "Oat 2490", "Oat 2491").hasSize(13);
        assertThat(paged("oat", 1000)).hasSize(2500);
    }

    @Test
    void aSearchFindsWhatALookAtEveryProductFinds() {
        sync().attach(REMOTE);
        for (long seed = 1; seed <= 4; seed++) {
            RandomDiary diary = new RandomDiary(this, seed);
            for (int i = 0; i < 6; i++) {
                diary.edit(25);
                if (i == 3) {
                    reopen();
                }
                looksLikeEveryProduct(i);
            }
        }
    }

    private void looksLikeEveryProduct(int round) {
        for (String query : QUERIES) {
            List<String> expected = store().read(reader -> NaiveSearch.ids(reader, query));
            List<String> found = products(query, Optional.empty(), 1000).items().stream().map(Item::id).toList();
            assertThat(found).as("%s in round %d", query, round).isEqualTo(expected);
            assertThat(countProducts(query)).isEqualTo(expected.size());
        }
    }

    private void log(RecordKey product, int days, int times) {
        LocalDate day = DAY.plusDays(days);
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        for (int i = 0; i < times; i++) {
            Consumption entry = entry(product, 10).onDay(day, noon);
            store().edit(EditStep.of("log"), (StoreEditor editor) -> editor.put(newEntry(), entry));
        }
    }

    private List<String> paged(String text, int limit) {
        List<String> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Item<Product>> page = products(text, after, limit);
            page.items().forEach(item -> all.add(item.data().name()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private Page<Item<Product>> products(String text, Optional<String> after, int limit) {
        return store().read(reader -> reader.products(text, after, limit));
    }

    private List<String> names(String text) {
        return store().read(reader -> names(reader, text));
    }

    private static List<String> names(StoreReader reader, String text) {
        return reader.products(text, Optional.empty(), 1000).items().stream().map(item -> item.data().name()).toList();
    }

    /** Names that have much in common. */
    static String name(SplittableRandom random) {
        List<String> words = List.of("Milk", "chocolate", "Crème", "brûlée", "oat", "日本", "Ölmilk", "1", "11", "x",
                "late", "a");
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            name.append(words.get(random.nextInt(words.size()))).append(random.nextInt(4) == 0 ? ", " : " ");
        }
        return name.toString().strip() + (random.nextInt(3) == 0 ? random.nextInt(20) : "");
    }
}
