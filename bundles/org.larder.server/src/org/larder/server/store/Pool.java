package org.larder.server.store;

/**
 * The connections of a store.
 *
 * @param waiting callers that wait for a connection
 * @param total of the active and the idle ones
 */
public record Pool(int active, int idle, int waiting, int total) {
}
