package org.larder.server.store;

import org.larder.api.model.RemoteRecord;

/**
 * A record in a user's feed.
 *
 * @param number of the operation that last changed it
 */
public record FeedEntry(long number, RemoteRecord record) {
}
