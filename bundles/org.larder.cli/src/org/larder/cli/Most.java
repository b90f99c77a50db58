package org.larder.cli;

import picocli.CommandLine.Option;

/** How many of a list without pages. */
final class Most {

    private static final int MOST = 1000;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20",
            description = "At most so many, 1 to 1000; default: 20.")
    private int limit;

    int limit() {
        if (limit < 1 || limit > MOST) {
            throw new WrongUsageException("--limit must be 1 to 1000, not " + limit);
        }
        return limit;
    }
}
