/**
 * Chooses the active store, moves data between stores, keeps backups.
 */
@NonNullByDefault
package org.larder.store.switching;

import org.eclipse.jdt.annotation.NonNullByDefault;
