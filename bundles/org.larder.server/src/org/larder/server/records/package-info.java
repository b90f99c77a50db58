/**
 * Records: writing by operations, reading by feed, lists and digests (sections 3, 6 and 7 of the contract).
 */
@NonNullByDefault
package org.larder.server.records;

import org.eclipse.jdt.annotation.NonNullByDefault;
