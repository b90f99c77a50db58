package org.larder.server.fuzz;

/**
 * What is sent.
 *
 * @param name of its kind
 * @param bytes the whole request
 * @param complete whether it is a request to its end
 */
record Attack(String name, byte[] bytes, boolean complete) {
}
