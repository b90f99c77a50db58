/**
 * The sync transport over tRPC and HTTP.
 */
@NonNullByDefault
package org.larder.transport.trpc;

import org.eclipse.jdt.annotation.NonNullByDefault;
