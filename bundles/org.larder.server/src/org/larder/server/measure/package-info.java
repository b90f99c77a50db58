/**
 * What the server tells of itself to those who run it: figures and health.
 */
@NonNullByDefault
package org.larder.server.measure;

import org.eclipse.jdt.annotation.NonNullByDefault;
