package org.larder.ui.sync;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a server as a person types it. Pure. */
final class ServerAddress {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");
    private static final String MOUNT = "/trpc";

    private ServerAddress() {
    }

    /**
     * The base address that the text means: https if no scheme is named (http on this computer), and the usual path if none
     * is named. Empty if it is no address, or if passwords would go over a network unencrypted.
     */
    static Optional<URI> of(String text) {
        return uri(text.strip()).filter(ServerAddress::safe).map(ServerAddress::mounted);
    }

    private static Optional<URI> uri(String text) {
        try {
            if (SCHEME.matcher(text).matches()) {
                return Optional.of(new URI(text));
            }
            URI plain = new URI("http://" + text);
            return Optional.of(loopback(plain) ? plain : new URI("https://" + text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean safe(URI address) {
        boolean plain = "http".equalsIgnoreCase(address.getScheme()) && loopback(address);
        return address.getHost() != null && address.getUserInfo() == null
                && (plain || "https".equalsIgnoreCase(address.getScheme()));
    }

    private static boolean loopback(URI address) {
        return Optional.ofNullable(address.getHost()).filter(host -> LOOPBACK.matcher(host).matches()).isPresent();
    }

    private static URI mounted(URI address) {
        String path = Optional.ofNullable(address.getPath()).orElse("");
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return address.resolve(base.isEmpty() ? MOUNT : base);
    }
}
