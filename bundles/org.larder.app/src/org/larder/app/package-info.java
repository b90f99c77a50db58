/**
 * The desktop application: opens the profile and the window, nothing else.
 */
@NonNullByDefault
package org.larder.app;

import org.eclipse.jdt.annotation.NonNullByDefault;
