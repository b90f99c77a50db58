package org.larder.server.web;

import java.util.Map;

/**
 * An answer.
 *
 * @param headers all of them but those that the HTTP library sets itself
 * @param body empty if there is none
 * @param close whether the connection must not be used again, since the request was not read to its end
 */
public record WebResponse(int status, Map<String, String> headers, byte[] body, boolean close) {
}
