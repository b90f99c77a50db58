package org.larder.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.FoodTableMapping;

/**
 * Where the fields of a product stand in a table.
 *
 * @param places field to the number of its column, from 0
 * @param kilojoules the number of the column in kJ that stands in for the energy column
 * @param titles field to the title of its column
 * @param width columns in all
 */
record Columns(Map<String, Integer> places, Optional<Integer> kilojoules, Map<String, String> titles, int width) {

    private static final int SHOWN = 30;

    Columns {
        places = Map.copyOf(places);
        titles = Map.copyOf(titles);
    }

    /** @throws ExchangeException if a column is not there, or is there twice; it names those that are */
    static Columns of(String table, List<String> header, char separator, FoodTableMapping mapping) {
        Optional<Integer> kilojoules = mapping.kilojoules().flatMap(title -> place(table, header, title, "calories"));
        Map<String, Integer> places = new HashMap<>();
        for (String field : FoodTableMapping.FIELDS) {
            String title = mapping.columns().getOrDefault(field, "");
            Optional<Integer> place = title.isEmpty() ? Optional.empty() : place(table, header, title, field);
            boolean replaced = field.equals("calories") && kilojoules.isPresent();
            if (place.isEmpty() && !replaced && wanted(field, title)) {
                throw missing(table, header, separator, field, title);
            }
            place.ifPresent(found -> places.put(field, found));
        }
        return new Columns(places, kilojoules, mapping.columns(), header.size());
    }

    /** The text of a field's cell; empty if the table or the row does not go so far. */
    String text(List<String> row, String field) {
        return cell(row, places.getOrDefault(field, Integer.MAX_VALUE));
    }

    /** The energy in kJ that stands in for the energy column; empty if there is none. */
    String kilojoules(List<String> row) {
        return cell(row, kilojoules.orElse(Integer.MAX_VALUE));
    }

    private static String cell(List<String> row, int place) {
        return place < row.size() ? row.get(place) : "";
    }

    private static Optional<Integer> place(String table, List<String> header, String title, String field) {
        String plain = Separators.plain(title);
        List<Integer> found = IntStream.range(0, header.size())
                .filter(place -> Separators.plain(header.get(place)).equals(plain))
                .boxed()
                .toList();
        if (found.size() > 1) {
            throw new ExchangeException(table + " has " + found.size() + " columns \"" + title + "\" for " + field
                    + ". Give each column a title of its own.");
        }
        return found.stream().findFirst();
    }

    private static boolean wanted(String field, String title) {
        return FoodTableMapping.required(field) || !title.isEmpty() && !title.equals(field);
    }

    private static ExchangeException missing(String table, List<String> header, char separator, String field,
            String title) {
        String what = title.isEmpty()
                ? "No column of " + table + " is named for " + field
                : table + " has no column \"" + title + "\"" + (title.equals(field) ? "" : " for " + field);
        String more = header.size() > SHOWN ? " and " + (header.size() - SHOWN) + " more" : "";
        return new ExchangeException(what + ". Its columns, separated by " + Separators.name(separator) + ", are "
                + header.stream().limit(SHOWN).map(each -> '"' + each + '"').collect(Collectors.joining(", ")) + more
                + ". Choose the mapping that fits this table.");
    }
}
