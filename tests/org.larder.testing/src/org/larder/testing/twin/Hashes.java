package org.larder.testing.twin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.larder.api.model.Buckets;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.rules.RecordDigest;

/**
 * What the remote said of records whose ids begin alike (section 7.2 of the contract).
 *
 * @param prefix what the ids begin with
 * @param entries by id
 */
record Hashes(String prefix, List<Buckets.Entry> entries) {

    private static final int FEW = 64;

    static Hashes of(State state, RecordType type, String prefix) {
        return new Hashes(prefix, state.records()
                .where(row -> row.key().type() == type && row.stored().version() >= 1
                        && row.key().id().startsWith(prefix))
                .stream()
                .map(row -> entry(state, row))
                .toList());
    }

    Digest digest() {
        return digest(entries);
    }

    Buckets buckets() {
        Map<String, Digest> digests = entries.stream().collect(Collectors.groupingBy(this::next,
                Collectors.collectingAndThen(Collectors.toList(), Hashes::digest)));
        return new Buckets(digests, entries.size() > FEW ? Optional.empty() : Optional.of(entries));
    }

    private String next(Buckets.Entry entry) {
        int from = prefix.length();
        return entry.id().substring(from, Math.min(from + 1, entry.id().length()));
    }

    private static Digest digest(List<Buckets.Entry> some) {
        RecordDigest digest = new RecordDigest();
        some.forEach(each -> digest.add(each.id(), each.version(), each.deleted()));
        return digest.digest();
    }

    private static Buckets.Entry entry(State state, Row row) {
        boolean deleted = state.bases().find(row.key()).map(said -> said.json().isEmpty()).orElse(!row.live());
        return new Buckets.Entry(row.key().id(), row.stored().version(), deleted);
    }
}
