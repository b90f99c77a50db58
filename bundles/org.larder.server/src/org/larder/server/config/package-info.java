/**
 * How the server is told what to do: flags before the environment before the file before what is usual.
 */
@NonNullByDefault
package org.larder.server.config;

import org.eclipse.jdt.annotation.NonNullByDefault;
