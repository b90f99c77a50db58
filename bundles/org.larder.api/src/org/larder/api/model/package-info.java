/**
 * Values: records of the diary as people and the wire know them, their keys, stamps and sync state, and the exceptions that every part speaks.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
