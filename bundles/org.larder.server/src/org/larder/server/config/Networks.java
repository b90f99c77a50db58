package org.larder.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sets of addresses, as {@code 10.0.0.0/8,::1}. */
public record Networks(List<Network> networks) {

    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** The addresses that begin with so many bits of this one. */
    record Network(InetAddress address, int bits) {

        boolean holds(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((ours[bit / 8] ^ theirs[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static Networks of(Configuration configuration) {
        List<String> texts = Stream.of(configuration.text(Setting.PROXIES).split(",")).map(String::strip)
                .filter(text -> !text.isEmpty()).toList();
        return configuration.parsed(Setting.PROXIES, "addresses and networks as 10.0.0.0/8,::1", text -> {
            List<Network> networks = texts.stream().flatMap(each -> network(each).stream()).toList();
            return networks.size() == texts.size() ? Optional.of(new Networks(networks)) : Optional.empty();
        });
    }

    public boolean hold(InetAddress address) {
        return networks.stream().anyMatch(each -> each.holds(address));
    }

    private static Optional<Network> network(String text) {
        String[] parts = text.split("/", 2);
        return address(parts[0]).flatMap(found -> {
            int all = 8 * found.getAddress().length;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            return bits >= 0 && bits <= all ? Optional.of(new Network(found, bits)) : Optional.empty();
        });
    }

    /** The address that the text is, as digits; names are never looked up. */
    public static Optional<InetAddress> address(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
