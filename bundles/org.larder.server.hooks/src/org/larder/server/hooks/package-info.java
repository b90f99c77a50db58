/**
 * {@code test.*} (section 11 of the contract): a fragment of the server that no product and no feature holds.
 */
@NonNullByDefault
package org.larder.server.hooks;

import org.eclipse.jdt.annotation.NonNullByDefault;
