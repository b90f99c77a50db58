package org.larder.server.web;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param authorization the header
 * @param peer the address of the other end, as text
 */
public record Caller(Optional<String> authorization, String peer) {
}
