package org.larder.server.jdbc;

import java.util.UUID;

import org.larder.rules.OpRules;

/**
 * A receipt to be written.
 *
 * @param atMs when it came
 */
record NotedReceipt(UUID opId, OpRules.Receipt receipt, long atMs) {
}
