package org.larder.api.maintenance;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a repair did.
 *
 * @param aside where the damaged database is now; empty if there was none
 * @param backup the backup that was taken; empty: none was good, the diary began empty
 * @param salvaged records saved from the damaged database that the backup lacks or has older
 * @param whole whether everything in the damaged database could be read
 * @param records live and deleted records now; the server fills in the rest, and gets what it lacks
 */
public record Repaired(Optional<Path> aside, Optional<Backup> backup, long salvaged, boolean whole, long records) {
}
