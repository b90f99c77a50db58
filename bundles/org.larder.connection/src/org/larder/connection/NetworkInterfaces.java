package org.larder.connection;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A text that changes when a network interface of this computer comes, goes, or gets another address. */
final class NetworkInterfaces implements Supplier<String> {

    @Override
    public String get() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(NetworkInterfaces::leadsOut)
                    .map(NetworkInterfaces::text)
                    .sorted()
                    .collect(Collectors.joining("\n"));
        } catch (SocketException e) {
            return "";
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    private static String text(NetworkInterface network) {
        return network.getName() + " " + network.inetAddresses()
                .map(address -> String.valueOf(address.getHostAddress()))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
