package org.larder.cli;

import java.util.Optional;

import picocli.CommandLine.Option;

/** Which page of a list. */
final class Paging {

    private static final int MOST = 1000;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100",
            description = "At most so many, 1 to 1000; default: 100.")
    private int limit;

    @Option(names = "--after", paramLabel = "NEXT", description = "What the page before named as next.")
    private Optional<String> after = Optional.empty();

    int limit() {
        if (limit < 1 || limit > MOST) {
            throw new WrongUsageException("--limit must be 1 to 1000, not " + limit);
        }
        return limit;
    }

    Optional<String> after() {
        return after;
    }
}
