package org.larder.server.records;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;
import org.larder.rules.OpRules;

/**
 * An operation of valid form and content.
 *
 * @param opId empty if a CRUD call named none
 * @param baseVersion empty if a CRUD call named none
 * @param stamp empty for a plain CRUD call
 * @param data empty for a delete
 * @param hash names the operation as a whole
 */
record SentOp(Optional<UUID> opId, RecordKey key, OptionalLong baseVersion, Optional<Stamp> stamp, Optional<Data> data,
        String hash) {

    /** The node of stamps that the server makes for calls that have none. */
    private static final String SERVER_NODE = "server";

    boolean delete() {
        return data.isEmpty();
    }

    /** Names the content; the empty text for a delete. */
    String contentHash() {
        return contentHash(data);
    }

    /** Names the content of a record; the empty text for a tombstone. */
    static String contentHash(Optional<Data> data) {
        return data.map(RecordJson::hash).orElse("");
    }

    /** The records that the rules look at. */
    Stream<RecordKey> touched() {
        Stream<RecordKey> product = data.filter(Consumption.class::isInstance).map(Consumption.class::cast)
                .map(consumption -> RecordKey.product(consumption.productId())).stream();
        return Stream.concat(Stream.of(key), product);
    }

    /** The operation as the rules look at it. */
    OpRules.Op toRules() {
        return new OpRules.Op(key, delete(), baseVersion, stamp, contentHash(), hash,
                stamp.map(Stamp::node).orElse(SERVER_NODE));
    }
}
