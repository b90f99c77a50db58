package org.larder.store.switching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.stream.IntStream;

/** Names of folders that begin with the time, UTC, at which they were made. */
final class Names {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss")
            .withResolverStyle(ResolverStyle.STRICT);

    private Names() {
    }

    static String of(Instant time) {
        return FORM.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    static Optional<Instant> at(String name) {
        try {
            return Optional.of(LocalDateTime.parse(name, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The name in that folder, with a number behind it if it is taken. */
    static Path free(Path folder, String name) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> folder.resolve(number == 1 ? name : name + '-' + number))
                .filter(each -> !Files.exists(each))
                .findFirst()
                .orElseThrow();
    }
}
