package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether what is computed from entries is what they say: the tables lack just what is owed to them. */
final class TotalsCheck {

    private TotalsCheck() {
    }

    /** In sentences; empty if all is well. */
    static List<String> faults(Session session, Owed owed) {
        Owed missing = Truth.missing(session);
        List<String> faults = new ArrayList<>();
        long days = different(days(owed), days(missing));
        if (days > 0) {
            faults.add("Days whose total is missing or wrong: " + days + ".");
        }
        long products = different(products(session, owed, missing), missing.products());
        if (products > 0) {
            faults.add("Products of which it is missing or wrong how they were logged: " + products + ".");
        }
        return faults;
    }

    private static Map<Long, List<Long>> days(Owed owed) {
        return owed.days().entrySet().stream()
                .filter(day -> !day.getValue().nothing())
                .collect(Collectors.toMap(Map.Entry::getKey, day -> day.getValue().values()));
    }

    /** Without what stands there already, as when something was logged and taken away again. */
    private static Map<UUID, Logged> products(Session session, Owed owed, Owed missing) {
        return owed.products().entrySet().stream()
                .filter(product -> missing.products().containsKey(product.getKey())
                        || !product.getValue().equals(LoggedProducts.row(session, product.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <K, V> long different(Map<K, V> some, Map<K, V> others) {
        Set<K> keys = new HashSet<>(some.keySet());
        keys.addAll(others.keySet());
        return keys.stream().filter(key -> !Objects.equals(some.get(key), others.get(key))).count();
    }
}
