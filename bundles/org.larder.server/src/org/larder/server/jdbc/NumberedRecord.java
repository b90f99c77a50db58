package org.larder.server.jdbc;

import org.larder.api.model.RemoteRecord;

/**
 * A record to be written.
 *
 * @param number its place in the feed
 * @param fresh whether there is no row of it
 */
record NumberedRecord(RemoteRecord record, long number, boolean fresh) {
}
