/**
 * The headless sync server: its options, its parts put together, the Equinox application and the servlet.
 */
@NonNullByDefault
package org.larder.server;

import org.eclipse.jdt.annotation.NonNullByDefault;
