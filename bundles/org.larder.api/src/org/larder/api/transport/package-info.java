/**
 * The transport SPI: pushes frozen operations, pulls the remote feed, probes the remote. Only the sync manager and the connection monitor see it.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.transport;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
