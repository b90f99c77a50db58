/**
 * The local store on embedded Apache Derby.
 */
@NonNullByDefault
package org.larder.store.derby;

import org.eclipse.jdt.annotation.NonNullByDefault;
