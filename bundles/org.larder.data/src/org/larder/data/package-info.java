/**
 * The unified data service, one edit as one transaction.
 */
@NonNullByDefault
package org.larder.data;

import org.eclipse.jdt.annotation.NonNullByDefault;
