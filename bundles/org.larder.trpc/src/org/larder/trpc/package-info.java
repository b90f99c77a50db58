/**
 * The envelope of tRPC v11 over HTTP, shared by both ends and free of any HTTP library: requests with one call or a batch
 * of calls, answers, errors. Section 1 of the contract is its specification.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.trpc;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
