package org.larder.transport.trpc;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The base address of a server.
 *
 * @param text without a slash at its end; scheme and host in lower case
 * @param loopback whether it is on this computer
 */
record ServerAddress(String text, boolean loopback) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    static ServerAddress of(URI uri) {
        String text = uri.toString();
        int path = text.indexOf('/', text.indexOf("://") + "://".length());
        String lower = path < 0 ? text.toLowerCase(Locale.ROOT)
                : text.substring(0, path).toLowerCase(Locale.ROOT) + text.substring(path);
        return new ServerAddress(lower.replaceFirst("/+$", ""), loopback(uri));
    }

    /** Why the address cannot be used, in a sentence that says what to do; empty if it can. */
    static Optional<String> fault(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
            return Optional
                    .of("the address " + shown(uri) + " is none of a server; it must look like https://host/trpc");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of("the server's address may hold no user, query or fragment");
        }
        if (scheme.equals("http") && !loopback(uri)) {
            return Optional.of("http:// is only for servers on this computer; use https://" + uri.getHost());
        }
        return Optional.empty();
    }

    /** The address of a procedure or batch: path and query, percent-encoded. */
    URI resolve(String target) {
        return URI.create(text + "/" + target);
    }

    private static boolean loopback(URI uri) {
        return LOOPBACK.matcher(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT)).matches();
    }

    private static String shown(URI uri) {
        String text = uri.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
