package org.larder.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

import org.larder.api.model.LarderException;

/**
 * What was said on the command line; arguments of others are passed over.
 *
 * @param profile {@code --profile}: the folder of the profile
 * @param server {@code --server}: the server's base address
 */
record Arguments(Optional<Path> profile, Optional<URI> server) {

    private static final String PROFILE = "--profile";
    private static final String SERVER = "--server";

    /** @throws LarderException naming the argument that cannot be used */
    static Arguments of(String... words) {
        Optional<Path> profile = Optional.empty();
        Optional<URI> server = Optional.empty();
        for (Iterator<String> rest = Arrays.asList(words).iterator(); rest.hasNext();) {
            String word = rest.next();
            if (word.equals(PROFILE)) {
                profile = Optional.of(path(value(word, rest)));
            } else if (word.equals(SERVER)) {
                server = Optional.of(address(value(word, rest)));
            }
        }
        return new Arguments(profile, server);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new LarderException(name + " needs a value: --profile FOLDER or --server URL");
        }
        return rest.next();
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new LarderException(PROFILE + " " + text + " is no folder's name: " + e.getReason(), e);
        }
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text);
            if (address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new LarderException(SERVER + " " + text + " is no address: " + e.getReason(), e);
        }
        throw new LarderException(SERVER + " " + text + " is no address like https://larder.example.org/trpc");
    }
}
