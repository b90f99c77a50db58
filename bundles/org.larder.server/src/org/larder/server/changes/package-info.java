/**
 * {@code sync.changes}: streams of server-sent events that tell users what changed (section 8 of the contract).
 */
@NonNullByDefault
package org.larder.server.changes;

import org.eclipse.jdt.annotation.NonNullByDefault;
