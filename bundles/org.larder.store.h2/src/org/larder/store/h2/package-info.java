/**
 * The local store on embedded H2.
 */
@NonNullByDefault
package org.larder.store.h2;

import org.eclipse.jdt.annotation.NonNullByDefault;
