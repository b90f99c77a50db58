package org.larder.api.exchange;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes the operations that need a person, for those who help: one JSON object in UTF-8 with all of them, oldest first, each
 * as on the wire with its reason and time. The same operations are the same bytes. Thread-safe.
 */
@ProviderType
public interface QuarantineExport {

    /**
     * Writes a file; it is there whole or not at all.
     *
     * @param pages what is written, asked for page by page: the argument is empty, then {@link Page#next} of the page before
     * @return operations written
     * @throws ExchangeException if the file cannot be written
     */
    long write(Path file, Function<Optional<String>, Page<QuarantinedOperation>> pages);

    /** What {@link #write} would write, as a text. */
    String text(Function<Optional<String>, Page<QuarantinedOperation>> pages);
}
