/**
 * What the server keeps: accounts, and each user's records, receipts and feed. Free of any database.
 */
@NonNullByDefault
package org.larder.server.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
