/** Starts what the build made as separate processes: the products, and a plain workbench that Larder is installed into. */
@NonNullByDefault
package org.larder.product;

import org.eclipse.jdt.annotation.NonNullByDefault;
