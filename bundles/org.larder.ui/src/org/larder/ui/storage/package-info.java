/**
 * Where the diary is kept on this computer: the engine, encryption, backups and the way back to them.
 */
@NonNullByDefault
package org.larder.ui.storage;

import org.eclipse.jdt.annotation.NonNullByDefault;
