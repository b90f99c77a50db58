/**
 * The sync transport over a folder that several computers share; the format stands in docs/protocol/folder.md.
 */
@NonNullByDefault
package org.larder.transport.folder;

import org.eclipse.jdt.annotation.NonNullByDefault;
