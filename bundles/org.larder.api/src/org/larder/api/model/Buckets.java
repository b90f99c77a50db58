package org.larder.api.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records of a type whose ids begin alike, hashed by the next character of their ids (contract 7.2).
 *
 * @param digests by that character; under the empty text the record whose id is the beginning itself
 * @param entries the records themselves, by id, if they are few
 */
public record Buckets(Map<String, Digest> digests, Optional<List<Entry>> entries) {

    /**
     * A record, whatever it says.
     *
     * @param id as on the wire
     */
    public record Entry(String id, long version, boolean deleted) {
    }
}
