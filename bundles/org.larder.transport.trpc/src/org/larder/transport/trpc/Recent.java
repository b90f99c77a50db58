package org.larder.transport.trpc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.api.model.Consumption;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Limits;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcResult;

/** What a person wants to see first: goals, the entries of the last time, and their products; never more than a bound. */
final class Recent {

    private static final Duration WINDOW = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final int MOST_ENTRIES = 3_000;
    private static final int MOST_PARTS = 20;
    private static final int MOST_PRODUCTS = 1_000;
    private static final int MOST_CALLS = 20;

    private final SignedCalls calls;
    private final RecordLists lists;
    private final Limits limits;
    private final Map<RecordKey, RemoteRecord> entries = new LinkedHashMap<>();
    private int parts;

    Recent(SignedCalls calls, Limits limits) {
        this.calls = calls;
        this.limits = limits;
        lists = new RecordLists(calls);
    }

    /** Goals, then products, then the entries that need them. Records that break the contract are left out. */
    List<RemoteRecord> since(Instant since, Instant now) {
        List<RemoteRecord> records = new ArrayList<>(records(lists.goals().items()));
        for (Instant to = now.plus(AHEAD); to.isAfter(since) && wanted(); to = to.minus(WINDOW)) {
            Instant from = to.minus(WINDOW);
            window(from.isAfter(since) ? from : since, to);
        }
        records.addAll(products());
        records.addAll(entries.values());
        return List.copyOf(records);
    }

    private boolean wanted() {
        return entries.size() < MOST_ENTRIES && parts < MOST_PARTS;
    }

    private void window(Instant from, Instant to) {
        Optional<String> place = Optional.empty();
        do {
            RecordLists.Part part = lists.consumptions(from, to, place, RecordLists.MOST);
            records(part.items()).forEach(each -> entries.putIfAbsent(each.key(), each));
            place = part.next();
            parts++;
        } while (place.isPresent() && wanted());
    }

    private List<RemoteRecord> products() {
        Set<String> ids = new LinkedHashSet<>();
        for (RemoteRecord entry : entries.values()) {
            if (ids.size() < MOST_PRODUCTS && entry.data().isPresent()
                    && entry.data().get() instanceof Consumption consumption) {
                ids.add(consumption.productId().toString());
            }
        }
        List<String> all = List.copyOf(ids);
        List<RemoteRecord> products = new ArrayList<>();
        int step = Math.min(limits.maxBatchCalls(), MOST_CALLS);
        for (int from = 0; from < all.size(); from += step) {
            products.addAll(products(all.subList(from, Math.min(all.size(), from + step))));
        }
        return products;
    }

    private List<RemoteRecord> products(List<String> ids) {
        List<RemoteRecord> products = new ArrayList<>();
        List<TrpcResult> results = calls.queries(ids.stream()
                .map(id -> new TrpcCall("products.get", JsonNodeFactory.instance.objectNode().put("id", id))).toList());
        for (TrpcResult result : results) {
            if (result instanceof TrpcResult.Ok ok) {
                products.addAll(records(JsonNodeFactory.instance.arrayNode().add(ok.data())));
            }
        }
        return products;
    }

    private static List<RemoteRecord> records(JsonNode items) {
        List<RemoteRecord> records = new ArrayList<>();
        Pulls.take(items, records, new ArrayList<>());
        return records;
    }
}
