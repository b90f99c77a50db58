/**
 * How the changes get to the server: the state in words, signing in, what needs a person.
 */
@NonNullByDefault
package org.larder.ui.sync;

import org.eclipse.jdt.annotation.NonNullByDefault;
