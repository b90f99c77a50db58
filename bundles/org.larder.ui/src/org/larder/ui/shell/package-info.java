/**
 * What all views share: background work, the services, colours, spacing.
 */
@NonNullByDefault
package org.larder.ui.shell;

import org.eclipse.jdt.annotation.NonNullByDefault;
