package org.larder.testing.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/**
 * What a server has at a moment, as its lists tell it: what lives, products first, each list by id.
 *
 * @param now the server's time
 */
record Lists(List<RemoteRecord> records, Instant now) {

    private static final String FORM = "lists:";
    private static final String END = FORM + "end";

    Lists {
        records = records.stream().filter(each -> !each.deleted()).sorted(Comparator.comparing(Lists::place)).toList();
    }

    private static String place(RemoteRecord record) {
        int list = switch (record.key().type()) {
            case PRODUCT -> 0;
            case GOAL -> 1;
            case CONSUMPTION -> 2;
        };
        return FORM + list + " " + record.key().id();
    }

    /** The part of the lists after a place. */
    PullPage page(Optional<String> cursor, int limit) {
        if (cursor.filter(each -> !each.startsWith(FORM)).isPresent()) {
            throw new TransportException(RetryClass.RESYNC, "everything is read anew");
        }
        List<RemoteRecord> rest = cursor.equals(Optional.of(END)) ? List.of()
                : records.stream().filter(each -> place(each).compareTo(cursor.orElse("")) > 0).toList();
        List<RemoteRecord> page = rest.subList(0, Math.min(limit, rest.size()));
        boolean more = page.size() < rest.size();
        return new PullPage(page, more ? place(page.get(page.size() - 1)) : END, more, now, List.of());
    }

    /** Goals, entries since then, and their products. */
    List<RemoteRecord> since(Instant begin) {
        Set<RecordKey> wanted = new HashSet<>();
        for (RemoteRecord record : records) {
            Optional<Consumption> entry = record.data().filter(Consumption.class::isInstance)
                    .map((Data data) -> (Consumption) data).filter(each -> !each.date().isBefore(begin));
            entry.ifPresent(each -> wanted.addAll(List.of(record.key(), RecordKey.product(each.productId()))));
            if (record.key().type() == RecordType.GOAL) {
                wanted.add(record.key());
            }
        }
        return new ArrayList<>(records.stream().filter(each -> wanted.contains(each.key())).toList());
    }
}
